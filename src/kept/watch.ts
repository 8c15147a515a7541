import pg from 'pg';
import type { DataSource } from 'typeorm';
import type { PostgresDriver } from 'typeorm/driver/postgres/PostgresDriver.js';
import type { Reads } from '../database/read-session.js';
import { findReleases, findSetIds, type VersionedRelease } from '../release/release-list.queries.js';
import { scopesOf } from '../viewer/scopes.js';
import { anonymous } from '../viewer/viewer.js';
import { FactsStore } from './facts-store.js';
import type { Kept } from './kept.js';
import { inSnapshot, oneLook } from './one-look.js';
import { findReference } from './reference.js';

interface State {
  readonly ids: Awaited<ReturnType<typeof findSetIds>>;
  readonly releases: readonly VersionedRelease[];
}

/** Milliseconds between two looks, for how long what was seen is vouched for, and how long a look may take. */
const patience = { look: 1000, trust: 3000, answer: 2000 };

/** The watch reads as the department does: it has to know of drafts, to tell when they are none any more. */
const everything = scopesOf({ role: 'DEPARTMENT', accountId: 0, username: 'watch' });
/** And averages as the public does: what is hidden of them is never in the process, so no slip here gives it out. */
const publicly = scopesOf(anonymous);

/**
 * Keeps what the process knows of the releases, the registry and the public facts, and knows whether it still holds.
 * Every change is told at once (NOTIFY, sent by triggers); besides it looks every second, which also finds out that
 * nobody tells any more: a pooler between, a connection lost. What was not seen for three seconds, or has changed by
 * the clock, is not given out: then requests read for themselves.
 */
export class Watch {
  readonly #database: DataSource;
  readonly #store = new FactsStore();
  readonly #timer: NodeJS.Timeout;
  #client: pg.Client | undefined;
  #kept: (Kept & { readonly referenceId: string }) | undefined;
  #goodUntil = 0;
  /** Counts what was told, so that a look begun before is not taken for one after. */
  #told = 0;
  #looking: Promise<void> | undefined;
  #closed = false;

  private constructor(database: DataSource) {
    this.#database = database;
    this.#timer = setInterval(() => void this.#look(), patience.look).unref();
  }

  /** Begins to watch, and has looked once when it returns. */
  static async begin(database: DataSource): Promise<Watch> {
    const watch = new Watch(database);
    await watch.#look();
    return watch;
  }

  /** What holds now; undefined where that is not sure. */
  current(): Kept | undefined {
    if (performance.now() < this.#goodUntil) return this.#kept;
    void this.#look();
    return undefined;
  }

  /** Something has changed: what is known does not hold until it was looked at again. */
  readonly forget = (): void => {
    this.#told += 1;
    this.#goodUntil = 0;
    void this.#look();
  };

  /** Ends once all that was committed before is known here. */
  catchUp(): Promise<void> {
    this.#told += 1;
    return this.#look();
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.#goodUntil = 0;
    clearInterval(this.#timer);
    await this.#looking;
    await this.#client?.end().catch(() => undefined);
  }

  /** One look at a time; one during which something changed is followed by another. */
  #look(): Promise<void> {
    this.#looking ??= this.#lookUntilCurrent().finally(() => (this.#looking = undefined));
    return this.#looking;
  }

  async #lookUntilCurrent(): Promise<void> {
    let told;
    try {
      do {
        if (this.#closed) return;
        told = this.#told;
        await this.#lookOnce(told);
      } while (told !== this.#told);
    } catch {
      // Away or too slow: the next look takes a new connection, and until then nothing kept is given out.
      const broken = this.#client;
      this.#client = undefined;
      await broken?.end().catch(() => undefined);
    }
  }

  async #lookOnce(told: number): Promise<void> {
    const client = (this.#client ??= await this.#connect());
    const began = performance.now();
    let seen = await oneLook(client, everything, async (db) => {
      const [ids, releases] = await Promise.all([findSetIds(db), findReleases(db, everything.releases)]);
      return { ids, releases };
    });
    // What has changed is read again, in one snapshot with what belongs to it.
    if (this.#kept?.all.id !== seen.ids.all)
      seen = await inSnapshot(client, everything, async (db) => {
        const now = { ids: await findSetIds(db), releases: await findReleases(db, everything.releases) };
        this.#kept = await this.#keptOf(db, now);
        return now;
      });
    const { releases, ids } = seen;
    const untilTheClock = Math.min(...releases.map(({ changesIn }) => changesIn ?? Infinity));
    if (told === this.#told) this.#goodUntil = began + Math.min(patience.trust, untilTheClock);
    const { known, reference } = ids;
    await this.#store.fill({ releases, known, reference }, (find) => inSnapshot(client, publicly, find));
  }

  async #keptOf(db: Reads, { ids, releases }: State) {
    const before = this.#kept;
    const versions = new Map(releases.map((release) => [release.id, release]));
    return {
      all: { id: ids.all, releases },
      known: {
        id: ids.known,
        releases: releases.filter(({ state }) => state !== 'DRAFT' && state !== 'SCHEDULED'),
      },
      reference: before?.referenceId === ids.reference ? before.reference : await findReference(db),
      referenceId: ids.reference,
      facts: (id: number) => this.#store.of(versions.get(id), ids.reference),
    };
  }

  async #connect(): Promise<pg.Client> {
    const { options } = (this.#database.driver as PostgresDriver).master as { options: pg.PoolConfig };
    const client = new pg.Client({ ...options, keepAlive: true, query_timeout: patience.answer });
    client.on('error', this.forget);
    client.on('notification', this.forget);
    await client.connect();
    await client.query('listen release_set');
    return client;
  }
}
