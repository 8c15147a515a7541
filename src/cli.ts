import { accountGroup, accountShortForms } from './cli/account-commands.js';
import { auditGroup } from './cli/audit-commands.js';
import { databaseCommands } from './cli/database-commands.js';
import { importCommands } from './cli/import-commands.js';
import { releaseCommands } from './cli/release-commands.js';
import {
  chooseDeed,
  type Chosen,
  type Command,
  commandHelp,
  type Group,
  groupHelp,
  overview,
  parseTyped,
  UsageError,
} from './cli/usage.js';
import { verifyCommands } from './cli/verify-command.js';
import { explained } from './failure.js';

const commands: Record<string, Command | Group> = {
  ...databaseCommands,
  ...verifyCommands,
  ...importCommands,
  ...releaseCommands,
  account: accountGroup,
  ...accountShortForms,
  audit: auditGroup,
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
async function run([name, ...args]: readonly string[]): Promise<number> {
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    console.log(overview(commands));
    return name === undefined ? 2 : 0;
  }
  const chosen = choose(name, args);
  if (chosen === null) return 0;
  const { command } = chosen;
  const typed = parseTyped(chosen.name, command, chosen.args);
  if (typed.values['help'] !== true) return command.run(typed);
  console.log(commandHelp(chosen.name, command));
  return 0;
}

/** The command that was typed; null where all there was to do was to explain a group of them. */
function choose(name: string, args: readonly string[]): Chosen | null {
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (command === undefined)
    throw new UsageError(`There is no command ${name}. There are: ${Object.keys(commands).join(', ')}.`);
  if (!('deeds' in command)) return { name, command, args };
  const chosen = chooseDeed(name, command, args);
  if (chosen === null) console.log(groupHelp(name, command));
  return chosen;
}

try {
  process.exitCode = await run(process.argv.slice(2));
} catch (error) {
  if (error instanceof UsageError) console.error(`${error.message} Try --help.`);
  else console.error(explained(error));
  process.exitCode = error instanceof UsageError ? 2 : 1;
}
