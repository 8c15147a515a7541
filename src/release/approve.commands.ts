import type { DataSource, EntityManager } from 'typeorm';
import { recordDeed } from '../audit/record.queries.js';
import { refuse, UserErrorCode } from '../user-errors.js';
import type { Doer } from '../viewer/viewer.js';
import { markApproved } from './approval.queries.js';
import { type Done, newestDraft, shown, subjectOf } from './release.commands.js';
import { administers, approvable } from './release.policy.js';
import { findReleasesOfYear, lockYear } from './release.queries.js';
import * as refusals from './release-refusals.js';

export interface ApproveInput {
  /** Of the Buddhist Era. */
  readonly year: number;
  /** The newest draft by default, as `publish` takes it. */
  readonly number?: number | undefined;
}

/**
 * Says that a second person has looked at a draft and stands by it. The approval is of the rows as they are: with the
 * next that are brought in it ends.
 */
export function approve(
  database: DataSource | EntityManager,
  { viewer, origin }: Doer,
  { year, number }: ApproveInput,
): Promise<Done> {
  return database.transaction(async (db): Promise<Done> => {
    if (!administers(viewer)) return refuse(UserErrorCode.NOT_ALLOWED, [], refusals.mayNotApprove);
    if (!(await lockYear(db, year))) return refusals.noSuchYear(year);
    const releases = await findReleasesOfYear(db, year);
    const release =
      number === undefined ? newestDraft(releases) : releases.find((each) => each.number === number);
    if (release === undefined) return refusals.noSuchRelease(year, number, releases);
    if (release.state !== 'DRAFT') return refusals.notADraft(release);
    if (!approvable(viewer, release)) return refusals.ownWork(release);
    const approved = await markApproved(db, release, viewer.username);
    await recordDeed(db, {
      ...{ action: 'APPROVE', actor: viewer.username, origin, subject: subjectOf(release) },
      ...{ before: shown(release), after: shown(approved) },
    });
    return { ok: true, release: approved };
  });
}
