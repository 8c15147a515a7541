import type { Reads } from '../database/read-session.js';
import { findSetIds, type VersionedRelease } from '../release/release-list.queries.js';
import { findFacts, type ReleaseFacts } from './release-facts.js';

/** Bytes that the facts of all releases may take: with 200 indicators a nation's year has 7 MB, without 1 MB. */
const mostBytes = 64 * 1024 * 1024;

/** One state of the database: its releases, its name as the public sees it, and that of the registry and the frameworks in it. */
interface State {
  readonly releases: readonly VersionedRelease[];
  readonly known: string;
  readonly reference: string;
}

/** The public facts of the releases that are the public results of their years; the latest years where not all fit. */
export class FactsStore {
  /** Of what did not fit its bytes alone: so it is not read again and again. */
  readonly #known = new Map<string, { readonly bytes: number; readonly facts?: ReleaseFacts | undefined }>();

  of(release: VersionedRelease | undefined, reference: string): ReleaseFacts | undefined {
    return release && this.#known.get(keyOf(release, reference))?.facts;
  }

  /** Reads as the public what is missing, each release in a snapshot of its own, and forgets what is not public any more. */
  async fill(
    { releases, known, reference }: State,
    inSnapshot: <T>(find: (db: Reads) => Promise<T>) => Promise<T>,
  ): Promise<void> {
    const wanted = releases.filter(({ state }) => state === 'PUBLISHED').reverse();
    const keys = new Set(wanted.map((release) => keyOf(release, reference)));
    for (const key of this.#known.keys()) if (!keys.has(key)) this.#known.delete(key);
    let left = mostBytes;
    for (const release of wanted) {
      const key = keyOf(release, reference);
      let { bytes, facts } = this.#known.get(key) ?? { bytes: 0, facts: undefined };
      if (facts === undefined && bytes <= left) {
        const found = await inSnapshot(async (db) =>
          (await findSetIds(db)).known === known ? findFacts(db, release.id) : null,
        );
        if (found === null) return; // it has changed meanwhile: another look follows
        [bytes, facts] = [found.bytes, found];
      }
      left -= bytes;
      this.#known.set(key, { bytes, facts: left < 0 ? undefined : facts });
    }
  }
}

/**
 * Another one where the release was written to: its facts never are, but whether its averages are hidden may be. And
 * where a framework was: the facts hold the names of its dimensions, indicators and ratings.
 */
const keyOf = ({ id, version }: VersionedRelease, reference: string): string =>
  `${id} ${version} ${reference}`;
