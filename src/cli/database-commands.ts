import type { DataSource } from 'typeorm';
import { readDatabaseConfig } from '../config.js';
import { assertMigrated } from '../database/migrated.js';
import { openDatabase } from '../database/open.js';
import { Lifetime } from '../lifetime.js';
import type { Command } from './usage.js';

/** The database of real lists on the embedded server; the demo nation has one of its own. */
const NAME = 'lpa';

/** The exit code of what Ctrl-C ended, as shells have it. */
const INTERRUPTED = 130;

/** Runs with the database open, and closes it whatever happens. */
export async function withDatabase<T>(run: (database: DataSource) => Promise<T>): Promise<T> {
  const lifetime = new Lifetime();
  lifetime.stopOnSignals(INTERRUPTED);
  const { database, close } = await openDatabase(readDatabaseConfig(), NAME);
  lifetime.add(close);
  try {
    return await run(database);
  } catch (error) {
    // What fails because of Ctrl-C needs no words; the process is about to end.
    if (lifetime.stopping) return await new Promise<never>(() => undefined);
    throw error;
  } finally {
    await lifetime.stop();
  }
}

/** As `withDatabase`, and refuses a database that lacks tables of this version. */
export function withMigratedDatabase<T>(run: (database: DataSource) => Promise<T>): Promise<T> {
  return withDatabase(async (database) => {
    await assertMigrated(database);
    return run(database);
  });
}

export const databaseCommands: Record<string, Command> = {
  'db:migrate': {
    usage: '',
    about:
      'Brings the tables up to this version, and the reference data: provinces and the framework of each year.',
    examples: ['db:migrate', 'db:migrate   # with DATABASE_URL=postgres://user:password@host:5432/lpa'],
    options: {},
    positionals: 0,
    run: () =>
      withDatabase(async (database) => {
        const { seedReference } = await import('../../seeds/reference.js');
        const applied = await database.runMigrations({ transaction: 'all' });
        await database.transaction(seedReference);
        const names = applied.map(({ name }) => name).join(', ');
        console.log(names ? `Applied: ${names}.` : 'The tables are up to date already.');
        return 0;
      }),
  },
  'db:revert': {
    usage: '',
    about: 'Takes the newest migration back, and with it the data of the tables it made.',
    examples: ['db:revert'],
    options: {},
    positionals: 0,
    run: () =>
      withDatabase(async (database) => {
        await database.undoLastMigration({ transaction: 'all' });
        console.log('The newest migration is taken back.');
        return 0;
      }),
  },
};
