import type { AuditScope } from '../audit/audit.policy.js';
import type { Reads } from '../database/read-session.js';
import type { AccountFilter, AccountRow } from './account.row.js';

/** The code of the body that a row of another table belongs to. */
export const codeOf = (table: string): string =>
  `(select lg.code from local_government lg where lg.id = ${table}.local_government_id) as "localGovernmentCode"`;

export const accountColumns = `a.id, a.username, a.display_name as "displayName", a.role,
  a.province_code as "provinceCode", a.local_government_id as "localGovernmentId", ${codeOf('a')},
  a.must_change_password as "mustChangePassword", a.created_at as "createdAt",
  a.last_log_in_at as "lastLogInAt", a.disabled_at as "disabledAt"`;

function matching(scope: AuditScope, filter: AccountFilter, parameters: unknown[]): string {
  const all = [`$${parameters.push(scope.readable)}::boolean`];
  const add = (value: unknown, condition: (parameter: string) => string): void => {
    if (value !== null) all.push(condition(`$${parameters.push(value)}`));
  };
  add(filter.role, (p) => `a.role = ${p}`);
  add(filter.provinceCode, (p) => `a.province_code = ${p}`);
  add(filter.disabled, (p) => `(a.disabled_at is not null) = ${p}`);
  add(filter.search?.toLowerCase() ?? null, (p) => `strpos(a.username, ${p}) > 0`);
  return all.join(' and ');
}

/** By name; one row more than asked for shows that there is more. */
export function findAccounts(
  db: Reads,
  scope: AuditScope,
  filter: AccountFilter,
  page: { readonly first: number; readonly after: string | null },
): Promise<AccountRow[]> {
  const parameters: unknown[] = [];
  const where = matching(scope, filter, parameters);
  const after = page.after === null ? 'true' : `a.username > $${parameters.push(page.after)}`;
  return db.query(
    `select ${accountColumns} from account a where ${where} and ${after}
      order by a.username limit $${parameters.push(page.first + 1)}`,
    parameters,
  );
}

export async function countAccounts(db: Reads, scope: AuditScope, filter: AccountFilter): Promise<number> {
  const parameters: unknown[] = [];
  const [row] = await db.query<{ count: number }[]>(
    `select count(*)::int as count from account a where ${matching(scope, filter, parameters)}`,
    parameters,
  );
  return row?.count ?? 0;
}
