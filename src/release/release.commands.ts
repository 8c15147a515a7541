import type { DataSource, EntityManager } from 'typeorm';
import { recordDeed } from '../audit/record.queries.js';
import { type Refused, refuse, UserErrorCode } from '../user-errors.js';
import { commandLine, type Doer } from '../viewer/viewer.js';
import { markChanges } from './changes.queries.js';
import { hideBesideOthers } from './disclosure-releases.js';
import { administers, publishable } from './release.policy.js';
import type { ReleaseRow } from './release.row.js';
import {
  findCompleted,
  findReleasesOfYear,
  findToCome,
  insertDraft,
  lockYear,
  markPublished,
  type DraftInput,
} from './release.queries.js';
import * as refusals from './release-refusals.js';

/** How rows came, for the audit. */
interface Come {
  /** From where; the command line by default. */
  readonly origin?: string | undefined;
  /** No rows came: the draft was only opened. */
  readonly empty?: boolean;
}

/**
 * Opens a release in preparation, under the next number of its year. In the transaction that goes on to write its
 * facts: others who want a number for this year wait for its end.
 */
export async function createDraft(db: EntityManager, draft: DraftInput & Come): Promise<ReleaseRow> {
  if (!(await lockYear(db, draft.year))) throw new Error(`The year ${draft.year} has no framework.`);
  const last = (await findReleasesOfYear(db, draft.year)).at(-1);
  const release = await insertDraft(db, draft, (last?.number ?? 0) + 1);
  await recordImport(db, release, draft);
  return release;
}

/** Keeps that a file came into a draft, a new one or one that was there. In the transaction that writes its rows. */
export async function recordImport(
  db: EntityManager,
  release: ReleaseRow,
  file: Pick<DraftInput, 'sourceFile' | 'sourceSha256' | 'createdBy'> & Come,
): Promise<void> {
  await recordDeed(db, {
    ...{ action: file.empty ? 'CREATE_RELEASE' : 'IMPORT_RESULTS', actor: file.createdBy },
    origin: file.origin ?? commandLine,
    ...{ subject: subjectOf(release), after: shown(release) },
    ...(file.empty ? {} : { file: { name: file.sourceFile, sha256: file.sourceSha256 } }),
  });
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
    if (publicFrom && !(await findToCome(db, publicFrom))) return refusals.timePassed;
    const before = releases.find(({ state }) => state === 'PUBLISHED');
    const reason = note?.trim() || release.note;
    if (before && !reason?.trim()) return refusals.noReason(before);
    if (!(await findCompleted(db, release.id)))
      throw new Error(
        `Release ${release.number} of ${year} has no statistics: completeRelease was not called.`,
      );
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
