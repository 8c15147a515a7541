import { createHash } from 'node:crypto';
import type pg from 'pg';
import type { Statement } from './message.js';

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

/** The connections that are the server's own. */
const direct = new WeakSet<pg.ClientBase>();

/**
 * Remembers which process of the server answers a connection: a pooler that hands one to many gives another number
 * than it.
 */
export function noteBackend(client: pg.ClientBase, backend: number): void {
  if ((client as unknown as { processID: number | null }).processID === backend) direct.add(client);
  else direct.delete(client);
}

/**
 * A statement with its name where the connection is the server's own, so that it is parsed and planned there once. Through
 * a pooler it goes without, as the next one may come to another server.
 */
export function named(client: pg.ClientBase, statement: Statement): Statement {
  const name = direct.has(client) ? nameOf(statement.text) : undefined;
  return name === undefined ? statement : { ...statement, name };
}
