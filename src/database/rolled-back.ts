import type { DataSource, EntityManager } from 'typeorm';

/** Runs a command as it would run, and takes back all that it wrote: what it says is what would have been. */
export async function rolledBack<T>(
  database: DataSource | EntityManager,
  command: (db: EntityManager) => Promise<T>,
): Promise<T> {
  const end = new Error('A trial is rolled back.');
  const told: T[] = [];
  try {
    await database.transaction(async (db) => {
      told.push(await command(db));
      throw end;
    });
  } catch (error) {
    if (error !== end) throw error;
  }
  return told[0] as T;
}
