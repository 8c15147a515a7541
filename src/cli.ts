import { accountCommands } from './cli/account-commands.js';
import { databaseCommands } from './cli/database-commands.js';
import { importCommands } from './cli/import-commands.js';
import { releaseCommands } from './cli/release-commands.js';
import { commandHelp, overview, parseTyped, UsageError, type Command } from './cli/usage.js';
import { verifyCommands } from './cli/verify-command.js';
import { explained } from './failure.js';

const commands: Record<string, Command> = {
  ...databaseCommands,
  ...verifyCommands,
  ...importCommands,
  ...releaseCommands,
  ...accountCommands,
  sdl: {
    usage: '',
    about: 'Writes schema.graphql from the code.',
    examples: ['sdl'],
    options: {},
    positionals: 0,
    async run() {
      const { writeSchemaFile } = await import('./schema.js');
      writeSchemaFile();
      return 0;
    },
  },
};

/** Runs the command that was typed. Exit codes: 0 done, 1 refused or failed, 2 not understood. */
async function run([first, ...rest]: readonly string[]): Promise<number> {
  // A tool's deed is a command of its own: "release import".
  const deed = `${first ?? ''} ${rest[0] ?? ''}`;
  const [name, args] = Object.hasOwn(commands, deed) ? [deed, rest.slice(1)] : [first, rest];
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    console.log(overview(commands));
    return name === undefined ? 2 : 0;
  }
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (command === undefined)
    throw new UsageError(`There is no command ${name}. There are: ${Object.keys(commands).join(', ')}.`);
  const typed = parseTyped(name, command, args);
  if (typed.values['help'] !== true) return command.run(typed);
  console.log(commandHelp(name, command));
  return 0;
}

try {
  process.exitCode = await run(process.argv.slice(2));
} catch (error) {
  if (error instanceof UsageError) console.error(`${error.message} Try --help.`);
  else console.error(explained(error));
  process.exitCode = error instanceof UsageError ? 2 : 1;
}
