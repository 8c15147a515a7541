import type { DataSource } from 'typeorm';
import { countChanges } from './changes.queries.js';
import { type AverageRow, findAverages, findMoves, type MoveRow } from './difference.queries.js';
import type { Refused } from '../user-errors.js';
import { newestDraft } from './release.commands.js';
import { findReleasesOfYear } from './release.queries.js';
import * as refusals from './release-refusals.js';
import type { ReleaseChanges, ReleaseRow } from './release.row.js';

/** What a release would change against the public one. */
export interface Difference {
  readonly ok: true;
  readonly release: ReleaseRow;
  /** Null where nothing is public: then all is new, and nothing moves. */
  readonly against: ReleaseRow | null;
  readonly changes: ReleaseChanges | null;
  readonly averages: readonly AverageRow[];
  readonly moves: readonly MoveRow[];
}

/**
 * Compares a release, the newest draft by default, with what is public. For whoever keeps the database: nothing is
 * hidden in it.
 */
export function differenceOf(
  database: DataSource,
  { year, number }: { readonly year: number; readonly number: number | undefined },
): Promise<Difference | Refused> {
  // One moment for all statements, whatever is published meanwhile.
  return database.transaction('REPEATABLE READ', async (db): Promise<Difference | Refused> => {
    const releases = await findReleasesOfYear(db, year);
    const release =
      number === undefined ? newestDraft(releases) : releases.find((each) => each.number === number);
    if (release === undefined) return refusals.noSuchRelease(year, number, releases);
    const against = releases.find(({ state, id }) => state === 'PUBLISHED' && id !== release.id) ?? null;
    return {
      ...{ ok: true, release, against },
      changes: against && (await countChanges(db, against.id, release.id)),
      averages: await findAverages(db, against?.id ?? null, release.id),
      moves: against ? await findMoves(db, against.id, release.id) : [],
    };
  });
}
