import type { Reads } from '../database/read-session.js';
import type { AuditScope } from './audit.policy.js';
import type { AuditEventRow, AuditFilter } from './audit.row.js';

const columns = `id, at, action, actor, origin, subject, before, after, details, file_name as "fileName",
  file_sha256 as "fileSha256"`;

function matching(scope: AuditScope, filter: AuditFilter, parameters: unknown[]): string {
  const all = [`$${parameters.push(scope.readable)}::boolean`];
  const add = (value: unknown, condition: (parameter: string) => string): void => {
    if (value !== null) all.push(condition(`$${parameters.push(value)}`));
  };
  add(filter.action, (p) => `action = ${p}`);
  add(filter.actor, (p) => `lower(actor) = lower(${p})`);
  add(filter.subject, (p) => `subject = ${p}`);
  // Files of an import of several stand in its details; such events are few, and found by their action.
  add(
    filter.fileSha256,
    (p) => `(file_sha256 = ${p}::text or action = 'IMPORT_RESULTS'
             and details -> 'files' @> jsonb_build_array(jsonb_build_object('sha256', ${p}::text)))`,
  );
  add(filter.from, (p) => `at >= ${p}`);
  add(filter.to, (p) => `at < ${p}`);
  return all.join(' and ');
}

/** Newest first; one row more than asked for shows that there is more. */
export function findAuditEvents(
  db: Reads,
  scope: AuditScope,
  filter: AuditFilter,
  page: { readonly first: number; readonly after: number | null },
): Promise<AuditEventRow[]> {
  const parameters: unknown[] = [];
  const where = matching(scope, filter, parameters);
  const after = page.after === null ? 'true' : `id < $${parameters.push(page.after)}`;
  return db.query(
    `select ${columns} from audit_event where ${where} and ${after}
      order by id desc limit $${parameters.push(page.first + 1)}`,
    parameters,
  );
}

export async function countAuditEvents(db: Reads, scope: AuditScope, filter: AuditFilter): Promise<number> {
  const parameters: unknown[] = [];
  const [row] = await db.query<{ count: number }[]>(
    `select count(*)::int as count from audit_event where ${matching(scope, filter, parameters)}`,
    parameters,
  );
  return row?.count ?? 0;
}
