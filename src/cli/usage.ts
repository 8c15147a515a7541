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
  /** How many arguments without a dash it takes; `some`: one or more; `optional`: one or none. */
  readonly positionals: number | 'some' | 'optional';
  /** Returns the exit code. */
  run(typed: Typed): Promise<number>;
}

/** A command under a name of its own, with its help as it is typed then. */
export const shortForm = (name: string, deed: string, command: Command): Command => ({
  ...command,
  about: `The same as "${deed}". ${command.about}`,
  examples: command.examples.map((example) => example.replace(deed, `${name} --`)),
});

/** A command that is several, each with its own help: the next words say which. */
export interface Group {
  readonly about: string;
  /** By the words that follow, such as `add` or `keys add`. */
  readonly deeds: Readonly<Record<string, Command>>;
}

/** A command as typed: with a group's deed in it, and without the words that name it. */
export interface Chosen {
  readonly name: string;
  readonly command: Command;
  readonly args: readonly string[];
}

/** Which deed of a group was typed; null where help was asked for. @throws UsageError where it is none */
export function chooseDeed(name: string, { deeds }: Group, args: readonly string[]): Chosen | null {
  for (const words of [2, 1]) {
    const deed = args.slice(0, words).join(' ');
    const command = Object.hasOwn(deeds, deed) ? deeds[deed] : undefined;
    if (command !== undefined) return { name: `${name} -- ${deed}`, command, args: args.slice(words) };
  }
  if (['--help', '-h', 'help'].includes(args[0] ?? '')) return null;
  throw new UsageError(`${name} is one of: ${Object.keys(deeds).join(', ')}.`);
}

export function groupHelp(name: string, { about, deeds }: Group): string {
  const lines = Object.entries(deeds).map(
    ([deed, { usage, about }]) => `  ${`${deed} ${usage}`.trim()}\n      ${about.split('\n')[0]}`,
  );
  return [
    ...[`npm run ${name} -- DEED`, '', about, '', ...lines, ''],
    `"npm run ${name} -- DEED --help" explains a deed.`,
  ].join('\n');
}

/** @throws UsageError where an option is unknown or an argument is missing or too much */
export function parseTyped(name: string, command: Command, args: readonly string[]): Typed {
  try {
    const options: Command['options'] = { ...command.options, help: { type: 'boolean', short: 'h' } };
    const typed = parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
    const { positionals, values } = typed as Typed;
    const { positionals: takes } = command;
    const fits =
      takes === 'some'
        ? positionals.length > 0
        : takes === 'optional'
          ? positionals.length <= 1
          : positionals.length === takes;
    if (values['help'] !== true && !fits)
      throw new UsageError(
        `${name} takes ${{ 0: 'no argument', some: 'one argument or more', optional: 'one argument at most' }[takes] ?? 'one argument'}, and was given ${positionals.length}.`,
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
  return [
    `npm run ${name}${command.usage && `${name.includes(' -- ') ? '' : ' --'} ${command.usage}`}`,
    '',
    command.about,
    '',
    'For example:',
    ...examples,
  ].join('\n');
}

export function overview(commands: Readonly<Record<string, Command | Group>>): string {
  const lines = Object.entries(commands).map(
    ([name, { about }]) => `  ${name.padEnd(16)} ${about.split('\n')[0]}`,
  );
  return [
    'Commands of lpa-graphql, each run as "npm run <command>":',
    '',
    ...lines,
    '',
    'They work on the database of DATABASE_URL, or without it on the embedded one under DATA_DIRECTORY (.data).',
    '"npm run <command> -- --help" explains a command.',
  ].join('\n');
}
