import type { DisclosureSetting } from '../assessment-year/assessment-year.row.js';

/** How a correction differs from the release it took the place of, in local governments. */
export interface ReleaseChanges {
  /** With a result now and none before. */
  readonly added: number;
  /** With a result before and none now. */
  readonly removed: number;
  /** With a result in both, and another mark in anything. */
  readonly changed: number;
  /** Of the changed, those with another rating. */
  readonly ratingChanged: number;
}

/** A release at a moment: the source of the type `Release`. */
export interface ReleaseRow {
  readonly id: number;
  readonly year: number;
  readonly number: number;
  readonly state: 'DRAFT' | 'SCHEDULED' | 'PUBLISHED' | 'SUPERSEDED' | 'WITHDRAWN';
  /** When it became public; a time to come where it is SCHEDULED. */
  readonly publishedAt: Date | null;
  readonly note: string | null;
  /** The setting of its year by which it was made. */
  readonly disclosure: DisclosureSetting;
  readonly changes: ReleaseChanges | null;
  /** When a second person approved the draft as it is; null where nobody has, or rows came since. */
  readonly approvedAt: Date | null;
  readonly approvedBy: string | null;
  /** Everyone who brought rows in. */
  readonly importedBy: readonly string[];
  readonly withdrawnAt: Date | null;
  readonly withdrawalNote: string | null;
}
