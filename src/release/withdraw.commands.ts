import type { DataSource, EntityManager } from 'typeorm';
import { recordDeed } from '../audit/record.queries.js';
import { refuse, UserErrorCode } from '../user-errors.js';
import type { Doer } from '../viewer/viewer.js';
import { type Done, shown, subjectOf } from './release.commands.js';
import { hideAverages } from './hide-averages.js';
import { administers, withdrawable } from './release.policy.js';
import { findAgain, findReleasesOfYear, lockYear } from './release.queries.js';
import type { ReleaseRow } from './release.row.js';
import * as refusals from './release-refusals.js';
import { markUnscheduled, markWithdrawn } from './withdrawal.queries.js';

export interface WithdrawInput {
  /** Of the Buddhist Era. */
  readonly year: number;
  readonly number: number;
  /** Why: the public reads it. */
  readonly note: string;
}

/**
 * Takes a release back. Its numbers are for the department from then on, and the year has no public result until
 * another is published: none of before comes back by itself, as it was corrected for a reason. A release that waits
 * for its time was never seen, so it becomes a draft again.
 */
export function withdraw(
  database: DataSource | EntityManager,
  { viewer, origin }: Doer,
  { year, number, note }: WithdrawInput,
): Promise<Done> {
  return database.transaction(async (db): Promise<Done> => {
    if (!administers(viewer)) return refuse(UserErrorCode.NOT_ALLOWED, [], refusals.mayNotWithdraw);
    if (note.trim() === '') return refusals.noWithdrawalNote;
    if (!(await lockYear(db, year))) return refusals.noSuchYear(year);
    const releases = await findReleasesOfYear(db, year);
    const release = releases.find((each) => each.number === number);
    if (release === undefined) return refusals.noSuchRelease(year, number, releases);
    if (!withdrawable(viewer, release)) return refusals.notPublished(release);
    const withdrawn =
      release.state === 'SCHEDULED'
        ? await unschedule(db, release)
        : await markWithdrawn(db, release, { by: viewer.username, note: note.trim() });
    await recordDeed(db, {
      ...{ action: 'WITHDRAW', actor: viewer.username, origin, subject: subjectOf(release) },
      ...{ before: shown(release), after: { ...shown(withdrawn), reason: note.trim() } },
    });
    return { ok: true, release: withdrawn };
  });
}

/** Its year may have been given another setting of disclosure while it waited: as a draft it follows that. */
async function unschedule(db: EntityManager, release: ReleaseRow): Promise<ReleaseRow> {
  await markUnscheduled(db, release);
  await hideAverages(db, release.id);
  return findAgain(db, release);
}
