import { createHash } from 'node:crypto';
import type pg from 'pg';

/** Statements that a connection may keep prepared; filters make many more than are asked for often. */
const most = 200;

const names = new Map<string, string>();

/** The name of a statement: the same on every connection. Undefined where there are enough of them already. */
function nameOf(sql: string): string | undefined {
  const known = names.get(sql);
  if (known !== undefined || names.size >= most) return known;
  const name = createHash('sha256').update(sql).digest('hex').slice(0, 32);
  names.set(sql, name);
  return name;
}

/** Whether this is the server's own connection: a pooler that hands one to many gives another number than it. */
export const isDirect = (client: pg.ClientBase, backend: number | undefined): boolean =>
  (client as unknown as { processID: number | null }).processID === backend;

/**
 * Sends a statement; on the server's own connection it is parsed and planned there once. Through a pooler it goes
 * without a name, as the next one may come to another server.
 */
export async function send<Rows>(
  client: pg.ClientBase,
  direct: boolean,
  sql: string,
  parameters: unknown[],
): Promise<Rows> {
  const name = direct ? nameOf(sql) : undefined;
  const statement = { text: sql, values: parameters, ...(name === undefined ? {} : { name }) };
  return (await client.query<never>(statement)).rows as Rows;
}
