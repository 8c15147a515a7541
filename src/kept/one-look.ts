import type pg from 'pg';
import { Message } from '../database/message.js';
import type { Row } from '../database/rows.js';
import { commit, opening } from '../database/opening.js';
import type { Reads } from '../database/read-session.js';
import type { Scopes } from '../viewer/scopes.js';

type Find<T> = (db: Reads) => Promise<T>;

/**
 * Reads in one snapshot what is asked for at once, and in one message: while a process computes without a pause, each
 * message it sends has its answer only a turn of all requests later.
 */
export async function oneLook<T>(client: pg.Client, scopes: Scopes, find: Find<T>): Promise<T> {
  const asked: { text: string; values: unknown[]; resolve: (rows: Row[]) => void }[] = [];
  const found = find({
    query: <Rows>(text: string, values: unknown[] = []) =>
      new Promise<Rows>((resolve) => asked.push({ text, values, resolve: (rows) => resolve(rows as Rows) })),
  });
  const before = opening(scopes);
  const message = new Message([...before, ...asked, commit]);
  client.query(message);
  await message.done;
  for (const [nth, { resolve }] of asked.entries()) resolve(message.rows[before.length + nth] ?? []);
  return found;
}

/** Reads in one snapshot, statement by statement, what depends on what was found. */
export async function inSnapshot<T>(client: pg.Client, scopes: Scopes, find: Find<T>): Promise<T> {
  for (const { text, values } of opening(scopes)) await client.query(text, [...values]);
  try {
    return await find({
      query: async <Rows>(sql: string, parameters?: unknown[]) =>
        (await client.query(sql, parameters)).rows as Rows,
    });
  } finally {
    await client.query('commit');
  }
}
