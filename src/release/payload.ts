import type { NotedReads } from '../audit/noted-reads.js';
import type { UserErrorRow } from '../user-errors.js';
import type { Difference } from './difference.js';
import type { MoveRow } from './difference.queries.js';
import type { ReleaseRow } from './release.row.js';

type Answer =
  | { readonly ok: true; readonly release: ReleaseRow }
  | { readonly ok: false; readonly userErrors: UserErrorRow[] };

/** What a deed gave, as its payload tells it. */
export const payload = (done: Answer) =>
  done.ok ? { release: done.release, userErrors: [] } : { release: null, userErrors: done.userErrors };

/** How many moves an answer has: thousands may move, and a hundred are read. */
const MOST = 100;

/** How many of these are kept for bodies that come or go, where so many do. */
const MOST_CHANGING = 20;

/** A difference as an answer has it; that they are read is noted. */
export function shownDifference(
  { release, against, changes, averages, moves }: Difference,
  reads: NotedReads,
) {
  const isThere = (move: MoveRow) => move.percentBefore !== null && move.percentAfter !== null;
  const changing = moves.filter((move) => !isThere(move));
  const moved = moves.filter(isThere).slice(0, MOST - Math.min(MOST_CHANGING, changing.length));
  const largestMoves = [...moved, ...changing].slice(0, MOST);
  reads.noteTold(
    release.id,
    largestMoves.map(({ code }) => code),
  );
  return { against, changes, averages, largestMoves };
}
