import 'reflect-metadata';
import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { DataSource } from 'typeorm';
import { migrations } from '../../migrations/migrations.js';
import { StartUpError } from '../errors.js';
import { entities } from './entities.js';

// The driver gives numeric and bigint as text, lest digits be lost. Ours have at most ten digits.
pg.types.setTypeParser(pg.types.builtins.NUMERIC, Number);
pg.types.setTypeParser(pg.types.builtins.INT8, Number);
// A date is a day, not a moment at midnight of some time zone.
pg.types.setTypeParser(pg.types.builtins.DATE, (day) => day);

/**
 * Connects to a database and makes sure it is one the service can work on.
 * @throws StartUpError where it cannot be reached, is older than PostgreSQL 15, or gives Thai no trigrams
 */
export async function connect(url: string): Promise<DataSource> {
  const database = new DataSource({
    type: 'postgres',
    url,
    driver: pg,
    entities,
    migrations,
    migrationsTableName: 'migration',
    installExtensions: false,
    // Also how long a request waits for a connection of the pool.
    connectTimeoutMS: 1_000,
    applicationName: `lpa-graphql ${randomBytes(4).toString('hex')}`,
    extra: { max: 20 },
  });
  try {
    await database.initialize();
  } catch (error) {
    throw new StartUpError(`The database of DATABASE_URL cannot be used: ${reason(error)}.`);
  }
  try {
    await assertUsable(database);
  } catch (error) {
    await database.destroy();
    throw error;
  }
  return database;
}

async function assertUsable(database: DataSource): Promise<void> {
  const [server] = await database.query<{ version: number; encoding: string; thaiIsLetters: boolean }[]>(`
    select current_setting('server_version_num')::int as version,
           current_setting('server_encoding') as encoding,
           'ห' ~ '[[:alpha:]]' as "thaiIsLetters"`);
  if (server === undefined || server.version < 150_000)
    throw new StartUpError('The server of DATABASE_URL is older than PostgreSQL 15: use 15 or newer.');
  if (server.encoding !== 'UTF8' || !server.thaiIsLetters)
    throw new StartUpError(
      'The database of DATABASE_URL does not know Thai letters: create it with ' +
        'CREATE DATABASE … TEMPLATE template0 ENCODING UTF8 LOCALE_PROVIDER icu ICU_LOCALE "und" LOCALE "C.UTF-8".',
    );
}

function reason(error: unknown): string {
  const text = error instanceof AggregateError ? String(error.errors[0]) : String(error);
  return text.replace(/^(\w*Error|error): /, '').replace(/\.$/, '');
}

/** @throws StartUpError where migrations wait to be run or requests could not be read: nothing serves by halves */
export async function assertMigrated(database: DataSource): Promise<void> {
  if (await database.showMigrations())
    throw new StartUpError('The database lacks tables of this version: run "npm run db:migrate" first.');
  try {
    await database.transaction((db) => db.query('set local role lpa_reader'));
  } catch {
    throw new StartUpError(
      'The account of DATABASE_URL may not become lpa_reader, as which requests are read: GRANT lpa_reader TO it.',
    );
  }
}

/** Ends all connections at once: what still runs on them is rolled back. */
export async function disconnect(database: DataSource): Promise<void> {
  // The pool would wait for its busy connections, however long their work takes.
  await database
    .query(
      `select pg_terminate_backend(pid) from pg_stat_activity
        where application_name = current_setting('application_name') and pid <> pg_backend_pid()`,
    )
    .catch(() => undefined);
  await database.destroy();
}
