import type { Reads } from '../database/read-session.js';
import type { VersionedRelease } from '../release/release-list.queries.js';
import { findFacts, type ReleaseFacts } from './release-facts.js';

/** Bytes that the facts of all releases may take: some twenty years of a nation. */
const mostBytes = 64 * 1024 * 1024;

/** The public facts of the releases that are the public results of their years; the latest years where not all fit. */
export class FactsStore {
  readonly #facts = new Map<string, ReleaseFacts>();

  of(release: VersionedRelease | undefined): ReleaseFacts | undefined {
    return release === undefined ? undefined : this.#facts.get(keyOf(release));
  }

  /** Reads what is missing, each release in a snapshot of its own, and forgets what is not public any more. */
  async fill(
    releases: readonly VersionedRelease[],
    inSnapshot: <T>(find: (db: Reads) => Promise<T>) => Promise<T>,
  ): Promise<void> {
    const wanted = releases.filter(({ state }) => state === 'PUBLISHED').reverse();
    const keys = new Set(wanted.map(keyOf));
    for (const key of this.#facts.keys()) if (!keys.has(key)) this.#facts.delete(key);
    let bytes = 0;
    for (const release of wanted) {
      const facts = this.of(release) ?? (await inSnapshot((db) => findFacts(db, release.id)));
      bytes += facts.bytes;
      if (bytes > mostBytes) this.#facts.delete(keyOf(release));
      else this.#facts.set(keyOf(release), facts);
    }
  }
}

/** Another one where the release was written to: its facts never are, but whether its averages are hidden may be. */
const keyOf = ({ id, version }: VersionedRelease): string => `${id} ${version}`;
