import { escapeIdentifier, type Client } from 'pg';

/** Makes the database when it does not exist yet. */
export async function ensureDatabase(session: Client, name: string): Promise<void> {
  const { rowCount } = await session.query('select from pg_database where datname = $1', [name]);
  if (rowCount === 0) await session.query(`create database ${escapeIdentifier(name)}`).catch(unlessThere);
}

/** Another process has made it since: at the same moment that shows as a broken unique index. */
function unlessThere(error: { code?: string }): void {
  if (error.code !== '42P04' && error.code !== '23505') throw error as Error;
}
