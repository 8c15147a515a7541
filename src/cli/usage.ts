import { parseArgs, type ParseArgsConfig } from 'node:util';

/** What the person typed cannot be done as typed; told with the way to the help. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

export interface Typed {
  readonly positionals: readonly string[];
  readonly values: Readonly<Record<string, string | boolean | undefined>>;
}

export interface Command {
  /** What follows the command's name. */
  readonly usage: string;
  readonly about: string;
  readonly examples: readonly string[];
  readonly options: NonNullable<ParseArgsConfig['options']>;
  /** How many arguments without a dash it takes; `some`: one or more. */
  readonly positionals: number | 'some';
  /** Returns the exit code. */
  run(typed: Typed): Promise<number>;
}

/** A command under a name of its own, with its help as it is typed then. */
export const shortForm = (name: string, deed: string, command: Command): Command => ({
  ...command,
  about: `The same as "${deed}". ${command.about}`,
  examples: command.examples.map((example) => example.replace(deed, `${name} --`)),
});

/** @throws UsageError where an option is unknown or an argument is missing or too much */
export function parseTyped(name: string, command: Command, args: readonly string[]): Typed {
  try {
    const options: Command['options'] = { ...command.options, help: { type: 'boolean', short: 'h' } };
    const typed = parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
    const { positionals, values } = typed as Typed;
    const { positionals: takes } = command;
    const fits = takes === 'some' ? positionals.length > 0 : positionals.length === takes;
    if (values['help'] !== true && !fits)
      throw new UsageError(
        `${name} takes ${takes === 0 ? 'no argument' : takes === 'some' ? 'one argument or more' : 'one argument'}, and was given ${positionals.length}.`,
      );
    return { positionals, values };
  } catch (error) {
    if (error instanceof UsageError || !String(codeOf(error)).startsWith('ERR_PARSE_ARGS')) throw error;
    throw new UsageError(`${name}: ${(error as Error).message.split('. ')[0]}.`);
  }
}

/** The code of an error of Node's own, such as ENOENT; undefined for any other. */
export function codeOf(error: unknown): string | undefined {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
  return typeof code === 'string' ? code : undefined;
}

export function commandHelp(name: string, command: Command): string {
  const examples = command.examples.map((example) => `  npm run ${example}`);
  const [script, ...deed] = name.split(' ');
  const typed = [...deed, command.usage].filter(Boolean).join(' ');
  return [
    `npm run ${script}${typed && ` -- ${typed}`}`,
    '',
    command.about,
    '',
    'For example:',
    ...examples,
  ].join('\n');
}

export function overview(commands: Readonly<Record<string, Command>>): string {
  // The deeds of a tool are told by its own help.
  const lines = Object.entries(commands)
    .filter(([name]) => !name.includes(' '))
    .map(([name, { about }]) => `  ${name.padEnd(16)} ${about.split('\n')[0]}`);
  return [
    'Commands of lpa-graphql, each run as "npm run <command>":',
    '',
    ...lines,
    '',
    'They work on the database of DATABASE_URL, or without it on the embedded one under DATA_DIRECTORY (.data).',
    '"npm run <command> -- --help" explains a command.',
  ].join('\n');
}
