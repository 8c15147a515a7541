import type { DataSource } from 'typeorm';
import type { Scopes } from '../viewer/scopes.js';
import { bounds } from './bounds.js';
import { Deadline } from './deadline.js';
import { Overtaken } from './opening.js';
import { EndedEarly, ReadTransaction } from './read-transaction.js';
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
  #last: number | undefined;
  #overtaken = false;
  #lost = false;
  #closed = false;
  #transaction: ReadTransaction | undefined;
  #deadline: Deadline | undefined;
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

  /** Whether the releases were not as expected: then nothing was given out, and the operation is to be run again. */
  get overtaken(): boolean {
    return this.#overtaken;
  }

  /** Whether a connection was lost under it, or it had ended: all of it may be asked for once more. */
  get lost(): boolean {
    return this.#lost;
  }

  /** How many messages the reads of its transaction are. */
  messageCount(): number {
    return this.#transaction?.messages ?? 0;
  }

  /** Takes the transaction to have read all after so many messages: the last ends it too, and a message is saved. */
  expectMessages(messages: number | undefined): void {
    this.#last = messages;
  }

  async query<Rows>(sql: string, parameters: unknown[] = []): Promise<Rows> {
    const transaction = this.#begun();
    const deadline = (this.#deadline ??= new Deadline(bounds.read.waiting - this.#waited, this.#late));
    try {
      return (await deadline.await(transaction.read(sql, parameters))) as Rows;
    } catch (error) {
      this.#overtaken ||= error instanceof Overtaken;
      this.#lost ||= isConnectionLost(error) || error instanceof EndedEarly;
      throw error;
    }
  }

  /** Nobody waits for the answer any more, or it takes too long: what runs is cancelled, what comes is not begun. */
  async abandon(): Promise<void> {
    const error = Object.assign(new Error('The operation was abandoned.'), { code: '57014' });
    if (this.#closed) return;
    const cancelled = this.#begun().abandon(error);
    this.#deadline?.end(error);
    await cancelled;
  }

  /** Gives the connection back; the next statement sees what was written since. */
  async end(): Promise<void> {
    const transaction = this.#transaction;
    this.#transaction = this.#expected = this.#last = this.#deadline = undefined;
    this.#waited = 0;
    await transaction?.end();
  }

  /** Gives the connection back for good: whatever of the operation is still under way reads nothing more. */
  async close(): Promise<void> {
    this.#closed = true;
    await this.end();
  }

  #begun(): ReadTransaction {
    if (this.#closed) throw new Error('The operation has ended: it reads nothing more.');
    const [expected, last] = [this.#expected, this.#last];
    return (this.#transaction ??= new ReadTransaction(this.#database, this.#scopes, expected, last));
  }
}
