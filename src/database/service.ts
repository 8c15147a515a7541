import type { DataSource } from 'typeorm';
import { StartUpError } from '../errors.js';
import { bounds } from './bounds.js';
import { connect, disconnect } from './database.js';
import { assertMigrated, lacksTables } from './migrated.js';
import { roles } from './roles.js';

/**
 * Connects as the service does, whoever the account of DATABASE_URL is: each connection is a role that owns nothing
 * and is no superuser, from its beginning, so that RESET ROLE leads back to that role and not to the account.
 * @throws StartUpError where the tables are missing or the account cannot be lowered
 */
export async function connectService(url: string): Promise<DataSource> {
  const database = await connectLow(url);
  try {
    await assertLow(database);
    await assertMigrated(database);
    await assertBecomes(database);
  } catch (error) {
    await disconnect(database);
    throw error;
  }
  return database;
}

async function connectLow(url: string): Promise<DataSource> {
  const { plain, given } = withoutOptions(url);
  const own = `-c role=${roles.service} -c statement_timeout=${bounds.lookUp.statement}`;
  const lock = `-c lock_timeout=${bounds.lookUp.lock}`;
  const idle = `-c idle_in_transaction_session_timeout=${bounds.idleInTransaction}`;
  const { wait } = bounds.pool;
  try {
    return await connect(plain, { settings: [given, own, lock, idle].filter(Boolean).join(' '), wait });
  } catch (error) {
    const { code, message = '' } = ((error as Error).cause ?? {}) as { code?: string; message?: string };
    if (message.includes(`role "${roles.service}" does not exist`)) throw lacksTables();
    if (code === '42501') throw mayNotBecome(roles.service);
    // PgBouncer hands one connection to many and takes no options: then the account itself must be low.
    if (message.includes('unsupported startup parameter')) return connect(url, { wait });
    throw error;
  }
}

function withoutOptions(url: string): { plain: string; given: string | null } {
  const plain = new URL(url);
  const given = plain.searchParams.get('options');
  plain.searchParams.delete('options');
  return { plain: plain.toString(), given };
}

async function assertLow(database: DataSource): Promise<void> {
  const [found] = await database.query<{ high: boolean }[]>(`
    select rolsuper or rolbypassrls or exists (
             select from pg_class c where c.relnamespace = 'public'::regnamespace
                and pg_has_role(current_user, c.relowner, 'usage')) as high
      from pg_roles where rolname = current_user`);
  if (found?.high !== false)
    throw new StartUpError(
      'Through a pooler the service needs an account of its own in DATABASE_URL, one that owns no table and is no ' +
        `superuser: CREATE ROLE … LOGIN, and GRANT ${roles.service} TO it (docs/operators.md).`,
    );
}

async function assertBecomes(database: DataSource): Promise<void> {
  for (const role of [roles.reader, roles.writer])
    await database
      .transaction((db) => db.query(`set local role ${role}`))
      .catch(() => {
        throw mayNotBecome(role);
      });
}

const mayNotBecome = (role: string): StartUpError =>
  new StartUpError(
    `The account of DATABASE_URL may not become ${role}: GRANT ${roles.service} TO it (docs/operators.md).`,
  );
