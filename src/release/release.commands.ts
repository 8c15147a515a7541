import type { DataSource, EntityManager } from 'typeorm';
import { recordDeed } from '../audit/record.queries.js';
import { type Refused, refuse, UserErrorCode } from '../user-errors.js';
import type { Doer } from '../viewer/viewer.js';
import { markChanges } from './changes.queries.js';
import { hideBesideOthers } from './disclosure-releases.js';
import { administers, publishable } from './release.policy.js';
import type { ReleaseRow } from './release.row.js';
import {
  findCompleted,
  findReleasesOfYear,
  findWhen,
  insertDraft,
  lockYear,
  markPublished,
  type DraftInput,
} from './release.queries.js';
import * as refusals from './release-refusals.js';

/**
 * Opens a release in preparation, under the next number of its year. In the transaction that goes on to write its
 * facts: others who want a number for this year wait for its end.
 */
export async function createDraft(db: EntityManager, draft: DraftInput): Promise<ReleaseRow> {
  if (!(await lockYear(db, draft.year))) throw new Error(`The year ${draft.year} has no framework.`);
  const last = (await findReleasesOfYear(db, draft.year)).at(-1);
  return insertDraft(db, draft, (last?.number ?? 0) + 1);
}

export interface PublishInput {
  /** Of the Buddhist Era. */
  readonly year: number;
  /** The number of the draft; without one, the newest draft that is newer than all that was ever published. */
  readonly number?: number | undefined;
  /** What readers should know of it: needed where it takes the place of a public one. The draft's own by default. */
  readonly note?: string | undefined;
  /** When it becomes public; at once by default. */
  readonly publicFrom?: Date | undefined;
  /** Whether somebody else must have approved it. */
  readonly requireApproval?: boolean | undefined;
}

export type Done = { readonly ok: true; readonly release: ReleaseRow } | Refused;

/**
 * Makes a draft the public result of its year, in one step for every reader, at once or at a time to come. What was
 * public is superseded at that moment.
 */
export function publish(
  database: DataSource | EntityManager,
  { viewer, origin }: Doer,
  { year, number, note, publicFrom, requireApproval = false }: PublishInput,
): Promise<Done> {
  return database.transaction(async (db): Promise<Done> => {
    if (!administers(viewer)) return refuse(UserErrorCode.NOT_ALLOWED, [], refusals.mayNotPublish);
    if (!(await lockYear(db, year))) return refusals.noSuchYear(year);
    const releases = await findReleasesOfYear(db, year);
    const release =
      number === undefined ? newestDraft(releases) : releases.find((each) => each.number === number);
    if (release === undefined) return refusals.noSuchRelease(year, number, releases);
    if (release.state !== 'DRAFT') return refusals.notADraft(release);
    if (!publishable(viewer, release, { requireApproval })) return refusals.notApproved(release);
    const waiting = releases.find(({ state }) => state === 'SCHEDULED');
    if (waiting) return refusals.alreadyScheduled(waiting);
    const when = publicFrom && (await findWhen(db, publicFrom));
    if (when === 'PAST') return refusals.timePassed;
    if (publicFrom && when === 'FAR') return refusals.timeTooFar(publicFrom);
    const before = lastPublic(releases);
    const reason = note?.trim() || release.note;
    if (before && !reason?.trim()) return refusals.noReason(before);
    if (!(await findCompleted(db, release.id))) return refusals.emptyDraft(release);
    await hideBesideOthers(db, release);
    if (before) await markChanges(db, release, before);
    const published = await markPublished(db, release, {
      ...{ by: viewer.username, note: reason, publicFrom: publicFrom ?? null },
    });
    await recordDeed(db, {
      ...{ action: 'PUBLISH', actor: viewer.username, origin, subject: subjectOf(release) },
      ...{ before: shown(release), after: { ...shown(published), supersedes: before?.number ?? null } },
    });
    return { ok: true, release: published };
  });
}

/** What the public has, or last had: who read a withdrawn release must learn how the next one differs, and why. */
const lastPublic = (releases: readonly ReleaseRow[]): ReleaseRow | undefined =>
  releases.find(({ state }) => state === 'PUBLISHED') ??
  releases
    .filter(({ state }) => state !== 'DRAFT')
    .sort((a, b) => timeOf(a) - timeOf(b))
    .at(-1);

const timeOf = ({ publishedAt }: ReleaseRow): number => publishedAt?.getTime() ?? 0;

/** Never one that is older than what is or was public: it would bring corrected numbers back. */
export function newestDraft(releases: readonly ReleaseRow[]): ReleaseRow | undefined {
  const published = releases.findLast(({ state }) => state !== 'DRAFT');
  return releases.findLast(({ state, number }) => state === 'DRAFT' && number > (published?.number ?? 0));
}

/** How the audit names a release. */
export const subjectOf = ({ year, number }: ReleaseRow): string => `${year}/${number}`;

/** What the audit tells of a release. */
export function shown(release: ReleaseRow): object {
  const { state, note, publishedAt, changes, withdrawalNote, approvedBy } = release;
  return { state, note, publishedAt, changes, withdrawalNote, approvedBy };
}
