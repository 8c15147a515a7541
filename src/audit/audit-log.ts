import type { DataSource } from 'typeorm';
import { readableReleases } from '../release/release-scope.policy.js';
import type { Doer } from '../viewer/viewer.js';
import { type BufferedDeed, insertDeeds } from './buffered.queries.js';
import type { ReadsSummary } from './noted-reads.js';
import { type Repeated, Repeats } from './repeats.js';

/** How often what has gathered is written, in milliseconds. */
const pace = 1000;

/** How many different deeds wait to be written at the most: 20 MB, and a minute of a busy day without a database. */
const most = 20_000;

/** How many are written by one statement: all that wait would take longer than a statement may. */
const together = 2000;

export interface Log {
  error(details: object, message: string): void;
}

/**
 * Keeps what happens too often to wait for: it gathers and is written once a second, together. Alike ones within that
 * second are one event that counts them. Without a database they wait; where too many wait, how many were lost is kept.
 */
export class AuditLog {
  readonly #database: DataSource;
  readonly #log: Log;
  readonly #timer: NodeJS.Timeout;
  readonly #repeats = new Repeats();
  #waiting = new Map<string, BufferedDeed>();
  #lost = 0;
  #writing: Promise<void> = Promise.resolve();

  constructor(database: DataSource, log: Log) {
    this.#database = database;
    this.#log = log;
    this.#timer = setInterval(() => void this.flush(), pace).unref();
  }

  /** Keeps what somebody may do as often as they like, a refusal for example: alike ones of a minute together. */
  note(deed: Repeated): void {
    this.#repeats.add(deed);
  }

  /**
   * Keeps what an answer gave of single local governments and of drafts. To be called for each answer, also one that
   * was made before for somebody else and is given again.
   */
  recordReads(
    { viewer, origin }: Doer,
    { codes, releaseIds }: ReadsSummary,
    request: { readonly requestId: string; readonly operation: string | null },
  ): void {
    const draftsToo = readableReleases(viewer).unpublished && releaseIds.length > 0;
    if (viewer.role === 'PUBLIC' || (codes.length === 0 && !draftsToo)) return;
    this.#add({
      ...{ action: 'READ_REPORT', actor: viewer.username, origin, since: performance.now(), times: 1 },
      releaseIds,
      details: { ...request, localGovernments: codes },
    });
  }

  #add(deed: BufferedDeed): void {
    const { action, actor, origin, subject, releaseIds, details } = deed;
    const what = { ...details, requestId: null };
    const key = JSON.stringify([action, actor, origin, subject, releaseIds, what]);
    const before = this.#waiting.get(key);
    if (before !== undefined) this.#waiting.set(key, { ...before, times: before.times + deed.times });
    else if (this.#waiting.size < most) this.#waiting.set(key, deed);
    else this.#lost += deed.times;
  }

  /** Writes what has gathered; what cannot be written now waits for the next time. */
  flush(end = false): Promise<void> {
    for (const deed of this.#repeats.due(end)) this.#add(deed);
    this.#writing = this.#writing.then(async () => {
      const [deeds, lost] = [[...this.#waiting.values()], this.#lost];
      if (deeds.length + lost === 0) return;
      this.#waiting = new Map();
      this.#lost = 0;
      let written = 0;
      try {
        do {
          await insertDeeds(
            this.#database,
            deeds.slice(written, written + together),
            written === 0 ? lost : 0,
          );
          written += together;
        } while (written < deeds.length);
      } catch (error) {
        const waiting = deeds.slice(written);
        this.#log.error({ err: error, waiting: waiting.length, lost }, 'the audit could not be written');
        if (written === 0) this.#lost += lost;
        for (const deed of waiting) this.#add(deed);
      }
    });
    return this.#writing;
  }

  /** Writes what is left, once nothing more can come. */
  async close(): Promise<void> {
    clearInterval(this.#timer);
    await this.flush(true);
    const left = this.#waiting.size + this.#lost;
    if (left > 0) this.#log.error({ lost: left }, 'the audit could not be written before the end');
  }
}
