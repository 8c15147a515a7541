import type pg from 'pg';
import type { DataSource, QueryRunner } from 'typeorm';
import { BroadcasterResult } from 'typeorm/subscriber/BroadcasterResult.js';
import type { Scopes } from '../viewer/scopes.js';
import { bounds } from './bounds.js';
import { cancel, giveBack } from './cancel.js';
import { Deadline } from './deadline.js';
import { opening } from './opening.js';
import { isDirect, send } from './prepared.js';
import { isConnectionLost } from './unavailable.js';

/** What a query needs of a database: fits an `EntityManager` inside a command's transaction as well. */
export interface Reads {
  query<Rows>(sql: string, parameters?: unknown[]): Promise<Rows>;
}

/**
 * The reads of one operation: one connection, one snapshot, opened at the first statement. So a release
 * that is published meanwhile is in the whole of an answer or in none of it. And lock 4: it reads as a role that
 * sees only the rows of the viewer's scope, set for this transaction alone, so that nothing is left on the connection.
 */
export class ReadSession implements Reads {
  readonly #database: DataSource;
  readonly #scopes: Scopes;
  #expected: string | undefined;
  #overtaken = false;
  #opened: Promise<Opened> | undefined;
  #last: Promise<unknown> = Promise.resolve();
  #failure: { readonly error: unknown } | undefined;
  #lost = false;
  #deadline: Deadline | undefined;
  #cancelling: Promise<void> | undefined;
  #waited: number;
  readonly #late = (): void => void this.abandon();

  /**
   * @param expected what the process took for the state of the releases; other reads are refused in its name
   * @param waited milliseconds for which who asks has waited already
   */
  constructor(database: DataSource, scopes: Scopes, expected?: string, waited = 0) {
    this.#database = database;
    this.#scopes = scopes;
    this.#expected = expected;
    this.#waited = waited;
  }

  /** Whether the releases were not as expected: then nothing was read, and the operation is to be run again. */
  get overtaken(): boolean {
    return this.#overtaken;
  }

  async query<Rows>(sql: string, parameters: unknown[] = []): Promise<Rows> {
    if (this.#failure) throw this.#failure.error;
    const deadline = (this.#deadline ??= new Deadline(bounds.read.waiting - this.#waited, this.#late));
    const opening = (this.#opened ??= this.#open());
    const opened = await deadline.await(opening);
    // One connection takes one statement at a time: siblings wait for each other, not for another connection.
    const answer = this.#last.then(() => {
      // A failed transaction takes no more statements; what failed first is what is wrong with the others too.
      if (this.#failure) throw this.#failure.error;
      return this.#send<Rows>(opened, sql, parameters);
    });
    this.#last = answer.catch((error: unknown) => {
      if (this.#opened === opening) this.#failure ??= { error }; // not of what it reads anew, once ended
      this.#lost ||= isConnectionLost(this.#failure?.error);
    });
    return deadline.await(answer);
  }

  /** Past TypeORM, so whoever logs and measures statements is told here. */
  async #send<Rows>({ runner, client, direct }: Opened, sql: string, parameters: unknown[]): Promise<Rows> {
    this.#database.logger.logQuery(sql, parameters);
    const began = performance.now();
    const tell = (error?: unknown): void =>
      runner.broadcaster.broadcastAfterQueryEvent(
        ...([new BroadcasterResult(), sql, parameters, error === undefined] as const),
        ...([performance.now() - began, undefined, error] as const),
      );
    try {
      const rows = await send<Rows>(client, direct, sql, parameters);
      tell();
      return rows;
    } catch (error) {
      tell(error);
      this.#database.logger.logQueryError(error as Error, sql, parameters);
      throw error;
    }
  }

  /** Whether a connection was lost under it: all of it may be asked for once more. */
  get lost(): boolean {
    return this.#lost;
  }

  /** Nobody waits for the answer any more, or it takes too long: what runs is cancelled, what comes is not begun. */
  abandon(): Promise<void> {
    this.#failure ??= { error: Object.assign(new Error('The operation was abandoned.'), { code: '57014' }) };
    this.#deadline?.end(this.#failure.error);
    return (this.#cancelling ??= this.#cancel());
  }

  /** Gives the connection back; the next statement sees what was written since. */
  async end(): Promise<void> {
    const [opened, cancelling] = [this.#opened, this.#cancelling];
    this.#opened = this.#failure = this.#cancelling = this.#expected = undefined;
    [this.#deadline, this.#waited, this.#last] = [undefined, 0, Promise.resolve()];
    const given = giveBack(opened, cancelling);
    // Whom it took too long does not wait besides until what was cancelled has ended.
    if (cancelling === undefined) await given;
    else given.catch(() => undefined);
  }

  async #open(): Promise<Opened> {
    try {
      return await open(this.#database, this.#scopes, this.#expected);
    } catch (error) {
      this.#overtaken ||= error instanceof Overtaken;
      this.#lost ||= isConnectionLost(error);
      throw error;
    }
  }

  async #cancel(): Promise<void> {
    const running = this.#last;
    const { runner } = (await this.#opened?.catch(() => undefined)) ?? {};
    if (runner) await cancel(runner, running);
  }
}

/** A connection inside its transaction. */
interface Opened {
  readonly runner: QueryRunner;
  readonly client: pg.PoolClient;
  readonly direct: boolean;
}

/** What the first message finds out. */
interface Found {
  readonly backend: number;
  readonly set: string | null;
}

class Overtaken extends Error {
  /** So that it is not taken for a fault. */
  readonly extensions = { code: 'OVERTAKEN' };
}

/** The pool may hand out connections that died while they were idle; nothing was read yet, so another is tried. */
async function open(
  database: DataSource,
  scopes: Scopes,
  expected: string | undefined,
  attempts = 3,
): Promise<Opened> {
  const runner = database.createQueryRunner();
  try {
    const client = (await runner.connect()) as pg.PoolClient;
    // One message to the server, whatever it holds.
    const set = expected === undefined ? 'null' : `release_set(${scopes.releases.unpublished})`;
    const message = `${opening(scopes)}; select pg_backend_pid() as backend, ${set} as set`;
    const results = (await client.query(message)) as unknown as pg.QueryResult<Found>[];
    const found = results.at(-1)?.rows[0];
    if (expected !== undefined && found?.set !== expected)
      throw new Overtaken('The releases changed while the operation ran.');
    return { runner, client, direct: isDirect(client, found?.backend) };
  } catch (error) {
    // The message may have failed after its first word: nobody else may get a connection inside a transaction.
    await runner.query('rollback').catch(() => undefined);
    await runner.release();
    if (attempts > 1 && isConnectionLost(error)) return open(database, scopes, expected, attempts - 1);
    throw error;
  }
}
