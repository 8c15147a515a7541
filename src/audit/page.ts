import type { Context } from '../context.js';
import { badCursor, checkPage, decodeCursor, type Page, pageOfRows } from '../graphql/connection.js';
import type { AuditEventsArguments } from './audit.input.js';
import type { AuditEventRow, AuditFilter } from './audit.row.js';

/** A page as resolved: the source of `AuditEventConnection`. */
export interface AuditEventPage extends Page<AuditEventRow> {
  readonly filter: AuditFilter;
}

const order = 'audit';

/** @throws BAD_USER_INPUT for a page size or cursor that is none */
export async function pageOf(
  { loaders }: Pick<Context, 'loaders'>,
  { first, after, filter: given }: AuditEventsArguments,
): Promise<AuditEventPage> {
  checkPage(first);
  const filter = {
    ...{ action: given?.action ?? null, actor: given?.actor ?? null },
    ...{ subject: given?.subject ?? null, fileSha256: given?.fileSha256?.toLowerCase() ?? null },
    ...{ from: given?.from ?? null, to: given?.to ?? null },
  };
  const place = after == null ? null : idOf(after);
  const rows = await loaders.auditEventPage(filter, { first, after: place });
  return { filter, ...pageOfRows(rows, { first, after: place, order, codeOf: (row) => String(row.id) }) };
}

function idOf(cursor: string): number {
  const id = decodeCursor(order, cursor);
  if (!/^[1-9]\d{0,14}$/.test(id)) throw badCursor();
  return Number(id);
}
