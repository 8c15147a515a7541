import type { Context } from '../context.js';
import { badCursor, checkPage, decodeCursor, encodeCursor } from '../graphql/connection.js';
import type { AuditEventsArguments } from './audit.input.js';
import type { AuditEventRow, AuditFilter } from './audit.row.js';

/** A page as resolved: the source of `AuditEventConnection`. */
export interface AuditEventPage {
  readonly filter: AuditFilter;
  readonly edges: { readonly cursor: string; readonly node: AuditEventRow }[];
  readonly nodes: AuditEventRow[];
  readonly pageInfo: unknown;
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
    ...{ from: given?.from ?? null, to: given?.to ?? null },
  };
  const rows = await loaders.auditEventPage(filter, { first, after: after == null ? null : idOf(after) });
  const nodes = rows.slice(0, first);
  const edges = nodes.map((node) => ({ cursor: encodeCursor(order, String(node.id)), node }));
  const pageInfo = {
    hasNextPage: rows.length > first,
    hasPreviousPage: after != null,
    startCursor: edges.at(0)?.cursor ?? null,
    endCursor: edges.at(-1)?.cursor ?? null,
  };
  return { filter, edges, nodes, pageInfo };
}

function idOf(cursor: string): number {
  const id = decodeCursor(order, cursor);
  if (!/^[1-9]\d{0,14}$/.test(id)) throw badCursor();
  return Number(id);
}
