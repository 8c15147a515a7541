import type pg from 'pg';
import type { DataSource, QueryRunner } from 'typeorm';
import type { Scopes } from '../viewer/scopes.js';
import { cancel, giveBack } from './cancel.js';
import { Message, type Statement } from './message.js';
import type { Row } from './rows.js';
import { asking, commit, noteOpened, opening } from './opening.js';
import { named } from './prepared.js';
import { tellRun, tellSent } from './told.js';
import { isConnectionLost } from './unavailable.js';

/** A statement, and who waits for its rows. */
interface Asked extends Statement {
  readonly resolve: (rows: Row[]) => void;
  readonly reject: (error: unknown) => void;
}

interface Held {
  readonly runner: QueryRunner;
  readonly client: pg.PoolClient;
}

/** More is read than was expected: the transaction has ended, so all has to be read once more. */
export class EndedEarly extends Error {
  /** So that it is not taken for a fault. */
  readonly extensions = { code: 'ENDED_EARLY' };
}

/** Made once: to note where an error came about takes longer than the rest of an end. */
const ended = { error: new Error('The reads of the operation have ended.') };

/**
 * A transaction that only reads. It begins in the message of its first statements; what is asked for at once goes as one
 * message, and what is asked for while that runs as the next. Where it is known which is the last, that ends it too.
 */
export class ReadTransaction {
  readonly #database: DataSource;
  readonly #scopes: Scopes;
  readonly #expected: string | undefined;
  readonly #last: number | undefined;
  #asked: Asked[] = [];
  #held: Promise<Held> | undefined;
  /** Whether anything has run in it. */
  #begun = false;
  #messages = 0;
  #committed = false;
  #running: Promise<void> | undefined;
  /** The message that the database has not answered yet. */
  #sent: Promise<unknown> | undefined;
  /** What went wrong first: after it nothing is read, and it is what is wrong with everything else too. */
  #failure: { readonly error: unknown } | undefined;
  #cancelling: Promise<void> | undefined;

  /**
   * @param expected what the process took for the state of the releases; other reads are refused in its name
   * @param last which message is taken for the last, from 1; what is asked for after it is refused
   */
  constructor(database: DataSource, scopes: Scopes, expected?: string, last?: number) {
    this.#database = database;
    this.#scopes = scopes;
    this.#expected = expected;
    this.#last = last;
  }

  /** How many messages were asked for. */
  get messages(): number {
    return this.#messages;
  }

  read(text: string, values: readonly unknown[]): Promise<Row[]> {
    return new Promise((resolve, reject) => {
      this.#asked.push({ text, values, resolve, reject });
      this.#running ??= this.#run();
    });
  }

  /** What runs is cancelled, what comes is not begun. */
  abandon(error: unknown): Promise<void> {
    this.#failure ??= { error };
    return (this.#cancelling ??= this.#cancel());
  }

  /** Gives the connection back, once nothing runs on it. What was not sent by then is not sent any more. */
  async end(): Promise<void> {
    const failed = this.#failure !== undefined;
    this.#failure ??= ended;
    const given = this.#giveBack();
    // Whom it took too long does not wait besides until what was cancelled has ended.
    if (this.#cancelling) given.catch(() => undefined);
    // Who asked was told what went wrong; that the connection cannot say goodbye is no news.
    else await (failed ? given.catch(() => undefined) : given);
  }

  async #giveBack(): Promise<void> {
    await this.#running;
    await giveBack(this.#held, this.#cancelling, this.#committed);
  }

  async #run(): Promise<void> {
    try {
      // Until all that are asked at once have asked: each loader does so in a turn of its own.
      await new Promise(process.nextTick);
      while (this.#asked.length > 0 && !this.#failure) {
        this.#messages += 1;
        if (this.#committed) throw new EndedEarly('More is read than was expected.');
        if (this.#begun) await this.#send(await (this.#held as Promise<Held>));
        else await this.#begin();
      }
    } catch (error) {
      this.#failure ??= { error };
    }
    this.#running = undefined;
    for (const { reject } of this.#asked.splice(0)) reject(this.#failure?.error);
  }

  /** The pool may hand out connections that died while they were idle: where nothing has run, another is tried. */
  async #begin(attempts = 3): Promise<void> {
    try {
      const held = await (this.#held = this.#connect());
      if (this.#failure) return;
      await this.#send(held, [...opening(this.#scopes), asking(this.#scopes, this.#expected)]);
    } catch (error) {
      if (this.#begun || attempts === 1 || this.#failure || !isConnectionLost(error)) throw error;
      await giveBack(this.#held).catch(() => undefined);
      this.#held = undefined;
      if (!this.#failure) await this.#begin(attempts - 1);
    }
  }

  async #connect(): Promise<Held> {
    const runner = this.#database.createQueryRunner();
    return { runner, client: (await runner.connect()) as pg.PoolClient };
  }

  /** Sends what is asked for, behind what begins the transaction where it is to begin. */
  async #send({ runner, client }: Held, before: readonly Statement[] = []): Promise<void> {
    const asked = [...this.#asked];
    for (const statement of asked) tellSent(this.#database, statement);
    const ends = this.#messages === this.#last;
    const all = [...before, ...asked, ...(ends ? [commit] : [])];
    const message = new Message(all.map((statement) => named(client, statement)));
    const sent = performance.now();
    client.query(message);
    await (this.#sent = message.done.catch(() => undefined));
    this.#sent = undefined;
    const { rows, failure } = message;
    this.#begun ||= rows.length > 0;
    this.#committed = ends && failure === undefined;
    const took = performance.now() - sent;
    tellRun(this.#database, runner, message, { first: before.length, count: asked.length, took });
    // What ran before one that failed was read all the same.
    const read = rows.slice(0, failure?.nth);
    if (before.length > 0 && read.length >= before.length)
      noteOpened(client, read[before.length - 1], this.#expected);
    for (const found of read.slice(before.length, before.length + asked.length))
      this.#asked.shift()?.resolve(found);
    if (failure) throw failure.error;
  }

  async #cancel(): Promise<void> {
    const held = await this.#held?.catch(() => undefined);
    if (held && this.#sent) await cancel(held.runner, this.#sent);
  }
}
