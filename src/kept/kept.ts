import type { ReleaseRow } from '../release/release.row.js';
import type { ReleaseScope } from '../release/release-scope.policy.js';
import type { Reference } from './reference.js';
import type { ReleaseFacts } from './release-facts.js';

/** The releases a viewer may know of, each in its state of one moment. */
export interface ReleaseSet {
  /** Names all that an answer depends on beside its question and the viewer's scope. */
  readonly id: string;
  readonly releases: readonly ReleaseRow[];
}

/** What the process knows of one state of the database. Nothing of it ever changes; another state is another object. */
export interface Kept {
  /** With what is in preparation. */
  readonly all: ReleaseSet;
  /** What everyone may know of. */
  readonly known: ReleaseSet;
  readonly reference: Reference;
  /** The public facts of a release; undefined where they are not here (yet): then statements read them. */
  readonly facts: (releaseId: number) => ReleaseFacts | undefined;
}

/** The releases that a viewer may know of. */
export const setOf = (kept: Kept, scope: ReleaseScope): ReleaseSet =>
  scope.unpublished ? kept.all : kept.known;
