import type { DataSource, EntityManager } from 'typeorm';
import { rolledBack } from '../database/rolled-back.js';
import type { Refused } from '../user-errors.js';
import type { Doer } from '../viewer/viewer.js';
import { countChanges } from './changes.queries.js';
import { type AverageRow, findAverages, findMoves, type MoveRow } from './difference.queries.js';
import { newestDraft, publish, type PublishInput } from './release.commands.js';
import { findReleasesOfYear } from './release.queries.js';
import * as refusals from './release-refusals.js';
import type { ReleaseChanges, ReleaseRow } from './release.row.js';

/** What a release would change against the public one. */
export interface Difference {
  readonly ok: true;
  readonly release: ReleaseRow;
  /** Null where nothing is public: then all is new, and nothing moves. */
  readonly against: ReleaseRow | null;
  readonly changes: ReleaseChanges;
  readonly averages: readonly AverageRow[];
  /** Bodies that come, go, or move, the largest moves first; none where nothing is public. */
  readonly moves: readonly MoveRow[];
}

/**
 * Compares a release, the newest draft by default, with what is public. For whoever keeps the database: nothing is
 * hidden in it.
 */
export function differenceOf(
  database: DataSource | EntityManager,
  { year, number }: { readonly year: number; readonly number?: number | undefined },
): Promise<Difference | Refused> {
  // One moment for all statements, whatever is published meanwhile.
  return database.transaction('REPEATABLE READ', (db) => find(db, { year, number }));
}

/** What publishing would do: it is done, and taken back. Refused where it would be refused. */
export function tryPublish(
  database: DataSource | EntityManager,
  doer: Doer,
  input: PublishInput,
): Promise<Difference | Refused> {
  return rolledBack(database, async (db): Promise<Difference | Refused> => {
    const difference = await find(db, input);
    const done = await publish(db, doer, input);
    return done.ok && difference.ok ? { ...difference, release: done.release } : done.ok ? difference : done;
  });
}

async function find(
  db: EntityManager,
  { year, number }: { readonly year: number; readonly number?: number | undefined },
): Promise<Difference | Refused> {
  const releases = await findReleasesOfYear(db, year);
  const release =
    number === undefined ? newestDraft(releases) : releases.find((each) => each.number === number);
  return release === undefined ? refusals.noSuchRelease(year, number, releases) : compare(db, release);
}

/** A release beside what is public of its year, in the caller's transaction. */
export async function compare(db: EntityManager, release: ReleaseRow): Promise<Difference> {
  const releases = await findReleasesOfYear(db, release.year);
  const against = releases.find(({ state, id }) => state === 'PUBLISHED' && id !== release.id) ?? null;
  return {
    ...{ ok: true, release, against },
    changes: await countChanges(db, against?.id ?? null, release.id),
    averages: await findAverages(db, against?.id ?? null, release.id),
    moves: against ? await findMoves(db, against.id, release.id) : [],
  };
}
