import type { Reads } from '../database/read-session.js';
import { readsInFull } from '../assessment/statistic.policy.js';
import { findFramework, type Framework } from '../assessment-year/framework.js';
import { once } from '../database/batch.js';
import { findReleases } from '../release/release-list.queries.js';
import { type Wanted, type WantedReleases, wantedReleases } from '../release/release-set.js';
import type { ReleaseRow } from '../release/release.row.js';
import { type Soon, soon } from '../soon.js';
import type { Scopes } from '../viewer/scopes.js';
import { type Kept, setOf } from './kept.js';
import type { Reference } from './reference.js';
import type { ReleaseFacts } from './release-facts.js';

/**
 * The one state of the database that an operation is answered from: the one the process keeps, or where that cannot
 * be vouched for, whatever the operation's own transaction reads.
 */
export class Snapshot {
  readonly #scopes: Scopes;
  readonly #findReleases: () => Promise<readonly ReleaseRow[]>;
  readonly #findFramework: () => Promise<Framework>;
  readonly #wanted = new Map<string, WantedReleases>();
  #kept: Kept | undefined;
  /** Whether all facts it gave stay as they are while the set of releases does: those of a draft do not. */
  settled = true;

  constructor(db: Reads, scopes: Scopes, kept?: Kept) {
    this.#scopes = scopes;
    this.#kept = kept;
    this.#findReleases = once(() => findReleases(db, scopes.releases));
    this.#findFramework = once(() => findFramework(db));
  }

  /** The releases that the viewer may know of, by year and number. */
  releases(): Soon<readonly ReleaseRow[]> {
    if (this.#kept === undefined) return this.#findReleases();
    return setOf(this.#kept, this.#scopes.releases).releases;
  }

  /** Of the releases asked for those that the viewer may read. */
  wanted(wanted: Wanted): Soon<WantedReleases> {
    // Asked for once for each local government of a list.
    const key = wanted === 'EVERY_YEAR' ? wanted : `${wanted.year}/${wanted.release}`;
    const known = this.#wanted.get(key);
    if (known !== undefined) return known;
    return soon(this.releases(), (releases) => {
      const found = wantedReleases(releases, wanted, this.#scopes.releases);
      this.settled &&= found.settled;
      this.#wanted.set(key, found);
      return found;
    });
  }

  /** What facts name by id. */
  framework(): Soon<Framework> {
    return this.#kept?.reference.framework ?? this.#findFramework();
  }

  /** The public averages of a release, where the process has them and the viewer reads no more of this place than they tell. */
  facts(releaseId: number, provinceCode: string | null): ReleaseFacts | undefined {
    return readsInFull(this.#scopes.statistics, provinceCode) ? undefined : this.#kept?.facts(releaseId);
  }

  /** A loader that takes from what the process keeps, or else from the statement. */
  kept<K, R>(read: (reference: Reference, key: K) => R, statement: { load(key: K): Promise<R> }) {
    return {
      load: (key: K): Soon<R> =>
        this.#kept === undefined ? statement.load(key) : read(this.#kept.reference, key),
    };
  }

  /** The same for what has no key. */
  keptOnce<R>(read: (reference: Reference) => R, statement: () => Promise<R>): () => Soon<R> {
    return () => (this.#kept === undefined ? statement() : read(this.#kept.reference));
  }

  /** Something was written: from now on the operation's own transaction says what there is. */
  leave(): void {
    this.#kept = undefined;
    this.#wanted.clear();
  }
}
