import type { UserErrorRow } from '../user-errors.js';
import type { Difference } from './difference.js';
import type { ReleaseRow } from './release.row.js';

type Answer =
  | { readonly ok: true; readonly release: ReleaseRow }
  | { readonly ok: false; readonly userErrors: UserErrorRow[] };

/** What a deed gave, as its payload tells it. */
export const payload = (done: Answer) =>
  done.ok ? { release: done.release, userErrors: [] } : { release: null, userErrors: done.userErrors };

/** A difference as an answer has it: thousands may move, and a hundred are read. */
export const shownDifference = ({ against, changes, averages, moves }: Difference) => ({
  ...{ against, changes, averages },
  largestMoves: moves.slice(0, 100),
});
