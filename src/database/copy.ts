import { pipeline } from 'node:stream/promises';
import type { PoolClient } from 'pg';
import { from } from 'pg-copy-streams';
import type { EntityManager } from 'typeorm';

export type CopyValue = string | number | boolean | null;

/**
 * Sends rows to a table by COPY, many times faster than INSERT, on the connection of the caller's transaction.
 * @param columns the table with its columns, as in `release (year, number)`
 */
export async function copyRows(
  db: EntityManager,
  columns: string,
  rows: readonly (readonly CopyValue[])[],
): Promise<void> {
  if (!db.queryRunner) throw new Error('Rows are copied inside a transaction only.');
  if (rows.length === 0) return;
  const client = (await db.queryRunner.connect()) as PoolClient;
  const copy = (target: string) => pipeline(chunks(rows), client.query(from(`copy ${target} from stdin`)));

  const [, table = '', names = ''] = /^(\w+)\s*\(([^)]*)\)$/.exec(columns) ?? [];
  const [policies] = await db.query<{ active: boolean }[]>('select row_security_active($1) as active', [
    table,
  ]);
  if (!policies?.active) return copy(columns);
  // COPY cannot heed policies, which hold for an owner that is no superuser: such rows go by way of a table of our own.
  await db.query(
    `create temporary table arriving on commit drop as select ${names} from ${table} with no data`,
  );
  await copy('arriving');
  await db.query(`insert into ${columns} select * from arriving; drop table arriving`);
}

function* chunks(rows: readonly (readonly CopyValue[])[]): Generator<string> {
  let chunk = '';
  for (const row of rows) {
    chunk += row.map(field).join('\t') + '\n';
    if (chunk.length > 65_536) {
      yield chunk;
      chunk = '';
    }
  }
  yield chunk;
}

function field(value: CopyValue): string {
  if (value === null) return '\\N';
  if (typeof value !== 'string') return String(value);
  return value.replace(/[\\\t\n\r]/g, (special) => escapes[special] ?? special);
}

const escapes: Record<string, string> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };
