import 'reflect-metadata';
import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { DataSource } from 'typeorm';
import { migrations } from '../../migrations/migrations.js';
import { StartUpError } from '../errors.js';
import { bounds } from './bounds.js';
import { entities } from './entities.js';
import { BoundedPool } from './pool.js';

// The driver gives numeric and bigint as text, lest digits be lost. Ours have at most ten digits.
pg.types.setTypeParser(pg.types.builtins.NUMERIC, Number);
pg.types.setTypeParser(pg.types.builtins.INT8, Number);
// A date is a day, not a moment at midnight of some time zone.
pg.types.setTypeParser(pg.types.builtins.DATE, (day) => day);

/**
 * Connects to a database and makes sure it is one the service can work on. As whom DATABASE_URL says: commands beside
 * the service are the owner's.
 * @param options.settings of PostgreSQL's own, for each connection from its beginning
 * @param options.wait how long to wait for a connection, in milliseconds
 * @throws StartUpError where it cannot be reached, is older than PostgreSQL 15, or gives Thai no trigrams
 */
export async function connect(
  url: string,
  { settings, wait = bounds.patientWait }: { settings?: string; wait?: number } = {},
): Promise<DataSource> {
  const database = new DataSource({
    type: 'postgres',
    url,
    driver: { ...pg, Pool: BoundedPool },
    entities,
    migrations,
    migrationsTableName: 'migration',
    installExtensions: false,
    connectTimeoutMS: wait,
    applicationName: `lpa-graphql ${randomBytes(4).toString('hex')}`,
    extra: {
      max: bounds.pool.connections,
      idleTimeoutMillis: bounds.pool.idle,
      ...(settings === undefined ? {} : { options: settings }),
    },
  });
  try {
    await database.initialize();
  } catch (error) {
    throw new StartUpError(`The database of DATABASE_URL cannot be used: ${reason(error)}.`, {
      cause: error,
    });
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

/** Ends the other connections of this program; with a time it waits so long until they have ended. */
const ended = (whichAndTime: string): string =>
  `select pg_terminate_backend(${whichAndTime}) from pg_stat_activity
    where application_name = current_setting('application_name') and pid <> pg_backend_pid()`;

/**
 * Ends all connections at once: what still runs on them is rolled back, and they are gone when it has ended. Who leaves
 * an embedded server else takes them for somebody else's, and does not stop it.
 */
export async function disconnect(database: DataSource): Promise<void> {
  // The pool would wait for its busy connections, however long their work takes. To end them, the account must be
  // itself and not the role of the service.
  await database
    .query(
      `set local role none;
       set local statement_timeout = '3s';
       ${ended('pid')};
       select pg_stat_clear_snapshot();
       ${ended('pid, 3000')}`,
    )
    .catch(() => undefined);
  await database.destroy();
}
