import type { DataSource, EntityManager } from 'typeorm';
import type { DisclosureSetting } from '../assessment-year/assessment-year.row.js';
import { recordDeed } from '../audit/record.queries.js';
import { type Refused, refuse, UserErrorCode } from '../user-errors.js';
import type { Doer } from '../viewer/viewer.js';
import { findDisclosure, markDisclosure } from './disclosure-setting.queries.js';
import { hideAverages } from './hide-averages.js';
import { administers } from './release.policy.js';
import { findReleasesOfYear, lockYear } from './release.queries.js';
import type { ReleaseRow } from './release.row.js';
import * as refusals from './release-refusals.js';

export interface DisclosureInput {
  /** Of the Buddhist Era. */
  readonly year: number;
  readonly disclosure: DisclosureSetting;
  /** Why, for the audit. */
  readonly reason: string;
}

export interface Disclosed extends Pick<DisclosureInput, 'year' | 'disclosure'> {
  readonly ok: true;
  /** Those that were worked out anew. */
  readonly drafts: readonly ReleaseRow[];
}

/**
 * Decides for a year whether averages that would give a single body away are public. It holds for what is made from
 * now on, and for the drafts that are there, which are worked out anew. What is public already, or waits for its
 * time, stays as it is: a correction takes the new setting.
 */
export function setDisclosure(
  database: DataSource | EntityManager,
  { viewer, origin }: Doer,
  { year, disclosure, reason }: DisclosureInput,
): Promise<Disclosed | Refused> {
  return database.transaction(async (db): Promise<Disclosed | Refused> => {
    if (!administers(viewer)) return refuse(UserErrorCode.NOT_ALLOWED, [], refusals.mayNotDisclose);
    if (reason.trim() === '') return refusals.noDisclosureReason;
    if (!(await lockYear(db, year))) return refusals.noSuchYear(year);
    const before = await findDisclosure(db, year);
    if (before === disclosure) return refusals.sameDisclosure(year, disclosure);
    await markDisclosure(db, year, disclosure);
    for (const release of await findDrafts(db, year)) await hideAverages(db, release.id);
    const drafts = await findDrafts(db, year);
    await recordDeed(db, {
      ...{ action: 'SET_DISCLOSURE', actor: viewer.username, origin, subject: String(year) },
      before: { disclosure: before },
      after: { disclosure, reason: reason.trim(), drafts: drafts.map(({ number }) => number) },
    });
    return { ok: true, year, disclosure, drafts };
  });
}

const findDrafts = async (db: EntityManager, year: number): Promise<ReleaseRow[]> =>
  (await findReleasesOfYear(db, year)).filter(({ state }) => state === 'DRAFT');
