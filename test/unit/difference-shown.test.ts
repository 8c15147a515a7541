import { NotedReads } from '../../src/audit/noted-reads.js';
import { shownDifference } from '../../src/release/payload.js';
import type { Difference } from '../../src/release/difference.js';

const move = (code: string, before: number | null, after: number | null): Difference['moves'][number] => ({
  ...{ code, nameTh: code, percentBefore: before, percentAfter: after },
  ...{ rankBefore: null, rankAfter: null, ratingBefore: null, ratingAfter: null },
});
const shown = (moves: Difference['moves']) =>
  shownDifference({ moves, release: { id: 1 } } as Difference, new NotedReads()).largestMoves.map(
    ({ code }) => code[0],
  );
const many = (letter: string, count: number, before: number | null) =>
  Array.from({ length: count }, (_, n) => move(`${letter}${n}`, before, 70));

test('however many come, the largest moves are told; and the other way round', () => {
  const both = shown([...many('a', 300, null), ...many('m', 300, 60)]);
  expect(both.slice(0, 80).every((letter) => letter === 'm')).toBe(true);
  expect(both.slice(80).every((letter) => letter === 'a')).toBe(true);
  expect(both).toHaveLength(100);
});

test('what the others leave is filled', () => {
  expect(shown([...many('a', 300, null), ...many('m', 5, 60)])).toHaveLength(100);
  expect(
    shown([...many('a', 3, null), ...many('m', 300, 60)]).filter((letter) => letter === 'm'),
  ).toHaveLength(97);
});
