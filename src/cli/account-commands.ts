import { addAccount, type NewAccount } from '../account/account-registration.commands.js';
import { withMigratedDatabase } from './database-commands.js';
import { operator } from './operator.js';
import { type Command, type Typed, UsageError } from './usage.js';

const roles: readonly NewAccount['role'][] = ['LAO', 'PROVINCE', 'DEPARTMENT', 'ADMIN'];

export const accountCommands: Record<string, Command> = {
  'account:add': {
    usage: 'NAME --role ROLE [--province CODE] [--code CODE]',
    about:
      'Makes an account and prints its password, this once.\n' +
      '--role      LAO, PROVINCE, DEPARTMENT or ADMIN\n' +
      '--province  the two-digit code of the province, for PROVINCE\n' +
      '--code      the seven-digit code of the local government, for LAO',
    examples: [
      'account:add -- somchai --role ADMIN',
      'account:add -- office-43 --role PROVINCE --province 43',
      'account:add -- lao-5570302 --role LAO --code 5570302',
    ],
    options: { role: { type: 'string' }, province: { type: 'string' }, code: { type: 'string' } },
    positionals: 1,
    run({ positionals: [username = ''], values }) {
      const role = roleOf(values);
      return withMigratedDatabase(async (database) => {
        const added = await addAccount(
          database,
          {
            ...{ username, role },
            provinceCode: text(values['province']),
            localGovernmentCode: text(values['code']),
          },
          operator().viewer.username,
        );
        if (added.ok)
          console.log(`Account ${username.toLowerCase()} is made. Its password: ${added.password}`);
        else console.error(`No account was made: ${added.why}.`);
        return added.ok ? 0 : 1;
      });
    },
  },
};

function roleOf({ role }: Typed['values']): NewAccount['role'] {
  const found = roles.find((each) => each === role);
  if (found === undefined) throw new UsageError(`--role must be one of ${roles.join(', ')}.`);
  return found;
}

const text = (value: string | boolean | undefined): string | null =>
  typeof value === 'string' ? value : null;
