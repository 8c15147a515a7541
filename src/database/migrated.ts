import type { DataSource } from 'typeorm';
import { migrations } from '../../migrations/migrations.js';
import { StartUpError } from '../errors.js';

/** @throws StartUpError where migrations wait to be run: nothing serves or imports by halves */
export async function assertMigrated(database: DataSource): Promise<void> {
  const applied = new Set(await findApplied(database));
  if (!migrations.every((migration) => applied.has(migration.name))) throw lacksTables();
}

export const lacksTables = (): StartUpError =>
  new StartUpError('The database lacks tables of this version: run "npm run db:migrate" first.');

async function findApplied(database: DataSource): Promise<string[]> {
  const rows = await database
    .query<{ name: string }[]>('select name from migration')
    .catch((error: unknown) => {
      // No such table; or not even the right to look into the schema, which a migration gives.
      if (/^42(P01|501)$/.test(String((error as { code?: unknown }).code))) return [];
      throw error;
    });
  return rows.map((row) => row.name);
}
