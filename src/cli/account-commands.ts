import type { DataSource } from 'typeorm';
import * as accounts from '../account/account.commands.js';
import { keyCommands } from './account-key-commands.js';
import { importCommand } from './account-import-command.js';
import { listCommand } from './account-list-command.js';
import { json, placeHelp, placeOptions, placeTyped, tell } from './account-options.js';
import { withMigratedDatabase } from './database-commands.js';
import { operator } from './operator.js';
import type { Command, Group } from './usage.js';

type Deed = (database: DataSource, username: string) => Promise<accounts.Done | accounts.DoneWithPassword>;

/** A deed on one account that needs no more than its name. */
const onOne = (name: string, about: string, word: string, deed: Deed): Command => ({
  usage: 'NAME [--json]',
  about,
  examples: [`account -- ${name} office-22`],
  options: json,
  positionals: 1,
  run: ({ positionals: [username = ''], values }) =>
    withMigratedDatabase(async (database) =>
      tell(
        await deed(database, username),
        values,
        (done) => `Account ${done.account.username} ${word}.${password(done)}`,
      ),
    ),
});

const password = (done: object): string =>
  'oneTimePassword' in done
    ? ` Its first password, to be changed when it is used: ${String(done.oneTimePassword)}`
    : '';

const add: Command = {
  usage: 'NAME --role ROLE [--province CODE] [--code CODE] [--json]',
  about: `Makes an account and prints its first password, this once.\n${placeHelp}`,
  examples: [
    'account -- add somchai --role ADMIN',
    'account -- add office-43 --role PROVINCE --province 43',
    'account -- add lao-5570302 --role LAO --code 5570302',
  ],
  options: { ...placeOptions, ...json },
  positionals: 1,
  async run({ positionals: [username = ''], values }) {
    const account = { ...placeTyped(values), username, displayName: null };
    return withMigratedDatabase(async (database) =>
      tell(
        await accounts.createAccount(database, operator(), account),
        values,
        (done) => `Account ${done.account.username} is made.${password(done)}`,
      ),
    );
  },
};

const change: Command = {
  usage: 'NAME --role ROLE [--province CODE] [--code CODE] [--json]',
  about: `Gives an account another role or place, and logs it out.\n${placeHelp}`,
  examples: ['account -- change office-22 --role PROVINCE --province 23'],
  options: { ...placeOptions, ...json },
  positionals: 1,
  async run({ positionals: [username = ''], values }) {
    const input = { ...placeTyped(values), username };
    return withMigratedDatabase(async (database) =>
      tell(
        await accounts.changeAccount(database, operator(), input),
        values,
        ({ account }) => `Account ${account.username} is changed.`,
      ),
    );
  },
};

export const accountGroup: Group = {
  about: 'Who may log in, and the keys of partners.',
  deeds: {
    add,
    import: importCommand,
    list: listCommand,
    disable: onOne(
      'disable',
      'Ends an account: it may not log in any more, and what it is logged in to ends.',
      'is disabled',
      (database, username) => accounts.disableAccount(database, operator(), username),
    ),
    enable: onOne(
      'enable',
      'Lets an account that was ended log in again, with the password it had.',
      'is enabled',
      (database, username) => accounts.enableAccount(database, operator(), username),
    ),
    reset: onOne(
      'reset',
      'Gives an account a new first password in place of one that was lost, prints it this once, and logs it out.',
      'is reset',
      (database, username) => accounts.resetPassword(database, operator(), username),
    ),
    change,
    ...keyCommands,
  },
};

export const accountShortForms: Record<string, Command> = {
  'account:add': {
    ...add,
    about: 'The same as "account -- add".',
    examples: ['account:add -- somchai --role ADMIN'],
  },
};
