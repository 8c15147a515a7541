import type { DataSource } from 'typeorm';
import { findAccounts } from '../account/account-list.queries.js';
import type { AccountFilter, AccountRow } from '../account/account.row.js';
import { readableAudit } from '../audit/audit.policy.js';
import { json, roleTyped, textTyped } from './account-options.js';
import { withMigratedDatabase } from './database-commands.js';
import { operator } from './operator.js';
import type { Command } from './usage.js';

/** Accounts read at a time. */
const page = 1000;

export const listCommand: Command = {
  usage: '[--role ROLE] [--province CODE] [--search TEXT] [--disabled] [--json]',
  about:
    'Lists the accounts, by name.\n' +
    '--role      only of this role\n' +
    '--province  only of this province and its local governments\n' +
    '--search    only with this in their name\n' +
    '--disabled  only those that may log in no more',
  examples: ['account -- list --role PROVINCE', 'account -- list --province 43 --json'],
  options: {
    ...{ role: { type: 'string' }, province: { type: 'string' }, search: { type: 'string' } },
    ...{ disabled: { type: 'boolean' }, ...json },
  },
  positionals: 0,
  async run({ values }) {
    const filter = {
      ...{ role: roleTyped(values), provinceCode: textTyped(values, 'province') },
      ...{ search: textTyped(values, 'search'), disabled: values['disabled'] === true ? true : null },
    };
    return withMigratedDatabase(async (database) => {
      const accounts = await all(database, filter);
      console.log(values['json'] === true ? JSON.stringify(accounts, null, 2) : table(accounts));
      return 0;
    });
  },
};

async function all(database: DataSource, filter: AccountFilter): Promise<AccountRow[]> {
  const found: AccountRow[] = [];
  for (let more = true; more;) {
    const after = found.at(-1)?.username ?? null;
    const scope = readableAudit(operator().viewer);
    const rows = await findAccounts(database.manager, scope, filter, { first: page, after });
    found.push(...rows.slice(0, page));
    more = rows.length > page;
  }
  return found;
}

function table(accounts: readonly AccountRow[]): string {
  const lines = accounts.map((account) =>
    [
      ...[account.username.padEnd(24), account.role.padEnd(10), (account.provinceCode ?? '').padEnd(3)],
      ...[stateOf(account).padEnd(16), account.lastLogInAt?.toISOString().slice(0, 10) ?? 'never'],
    ].join(' '),
  );
  const header = ['NAME'.padEnd(24), 'ROLE'.padEnd(10), 'PR.', 'STATE'.padEnd(16), 'LAST LOG-IN'].join(' ');
  return [header, ...lines, `${accounts.length} in all.`].join('\n');
}

function stateOf({ disabledAt, mustChangePassword }: AccountRow): string {
  if (disabledAt !== null) return 'disabled';
  return mustChangePassword ? 'first password' : 'good';
}
