import type { NotedReads } from '../audit/noted-reads.js';
import type { UserErrorRow } from '../user-errors.js';
import type { Difference } from './difference.js';
import type { ReleaseRow } from './release.row.js';

type Answer =
  | { readonly ok: true; readonly release: ReleaseRow }
  | { readonly ok: false; readonly userErrors: UserErrorRow[] };

/** What a deed gave, as its payload tells it. */
export const payload = (done: Answer) =>
  done.ok ? { release: done.release, userErrors: [] } : { release: null, userErrors: done.userErrors };

/** A difference as an answer has it: thousands may move, and a hundred are read. That they are is noted. */
export function shownDifference(
  { release, against, changes, averages, moves }: Difference,
  reads: NotedReads,
) {
  const largestMoves = moves.slice(0, 100);
  reads.noteTold(
    release.id,
    largestMoves.map(({ code }) => code),
  );
  return { against, changes, averages, largestMoves };
}
