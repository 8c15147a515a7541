import type { Disclosed } from '../release/disclosure.commands.js';
import type { Difference } from '../release/difference.js';
import type { MoveRow } from '../release/difference.queries.js';
import type { ReleaseOverviewRow } from '../release/release-overview.queries.js';
import type { ReleaseRow } from '../release/release.row.js';
import { onThaiClocks, thaiTime } from '../release/thai-time.js';

/** More moves than this are in the answer of --json. */
const MOST = 10;

export function tellRelease({ release }: { readonly release: ReleaseRow }): string {
  const { year, number, state, publishedAt } = release;
  switch (state) {
    case 'PUBLISHED':
    case 'SUPERSEDED':
      return `Release ${number} of ${year} is public.`;
    case 'SCHEDULED':
      return `Release ${number} of ${year} becomes public at ${publishedAt && thaiTime(publishedAt).en} (${publishedAt && thaiTime(publishedAt).th}).`;
    case 'WITHDRAWN':
      return `Release ${number} of ${year} is withdrawn.`;
    case 'DRAFT':
      return `Release ${number} of ${year} is a draft again.`;
  }
}

export const tellApproved = ({ release: { year, number } }: { readonly release: ReleaseRow }): string =>
  `Release ${number} of ${year} is approved as it is.`;

export function tellDisclosed({ year, disclosure, drafts }: Disclosed): string {
  const shown =
    disclosure === 'OPEN'
      ? `Averages of ${year} are shown however few local governments they are of.`
      : `Averages of ${year} that would give single local governments away are hidden.`;
  const numbers = drafts.map(({ number }) => number).join(', ');
  return [
    shown,
    numbers ? `Worked out anew: draft ${numbers}.` : 'There is no draft to work out anew.',
    'What is public, or waits for its time, stays as it is: a correction takes the new setting.',
  ].join('\n');
}

export function tellList(releases: readonly ReleaseOverviewRow[]): string {
  if (releases.length === 0) return 'There is no release.';
  return releases
    .map(({ year, number, state, publishedAt, sourceFile, note, withdrawalNote, disclosure }) =>
      [
        ...[
          `${year}/${number}`.padEnd(8),
          state.padEnd(10),
          publishedAt ? onThaiClocks(publishedAt) : '-'.padEnd(16),
        ],
        ...(disclosure === 'OPEN' ? ['(open)'] : []),
        ...[sourceFile, note ?? '', withdrawalNote ? `(withdrawn: ${withdrawalNote})` : ''],
      ]
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

export function tellDifference({ release, against, changes, averages, moves }: Difference): string {
  const [nation, ...provinces] = averages;
  const differing = provinces.filter(
    (row) => row.percentBefore !== row.percentAfter || row.rankBefore !== row.rankAfter,
  );
  const average = (row: (typeof averages)[number]): string =>
    `  ${(row.nameTh ?? 'ประเทศ Nation').padEnd(20)} ${step(row.percentBefore, row.percentAfter, ' %')}` +
    (row.rankAfter === null && row.rankBefore === null
      ? ''
      : `, rank ${step(row.rankBefore, row.rankAfter)}`);
  return [
    `Release ${release.number} of ${release.year} (${release.state}) against ` +
      (against ? `release ${against.number}, which is public:` : 'nothing: the year has no public release.'),
    ...(nation ? [average(nation)] : []),
    ...differing.map(average),
    `Local governments: ${changes.added} added, ${changes.removed} removed, ${changes.changed} changed, ` +
      `${changes.ratingChanged} of them in their rating.`,
    ...tellMoves(
      'Added',
      moves.filter(({ percentBefore }) => percentBefore === null),
    ),
    ...tellMoves(
      'Removed',
      moves.filter(({ percentAfter }) => percentAfter === null),
    ),
    ...tellMoves('With another rating', moves.filter(isRatedAnew)),
    ...tellMoves(
      'The largest moves',
      moves.filter((row) => isThere(row) && !isRatedAnew(row)),
    ),
  ].join('\n');
}

const isThere = (row: MoveRow): boolean => row.percentBefore !== null && row.percentAfter !== null;

const isRatedAnew = (row: MoveRow): boolean => isThere(row) && row.ratingBefore !== row.ratingAfter;

/** The first of a list, which has the largest moves first. */
function tellMoves(title: string, moves: readonly MoveRow[]): string[] {
  if (moves.length === 0) return [];
  const shown = moves.slice(0, MOST);
  const head = shown.length < moves.length ? `${title}, ${MOST} of ${moves.length}:` : `${title}:`;
  return [
    head,
    ...shown.map(
      (row) =>
        `  ${row.code} ${row.nameTh.padEnd(20)} ${step(row.percentBefore, row.percentAfter, ' %')}, ` +
        `rank ${step(row.rankBefore, row.rankAfter)}, ${step(row.ratingBefore, row.ratingAfter)}`,
    ),
  ];
}

/** `81.20 → 83.90 %`; a dash where there is no value, and one value where both are the same. */
function step(before: number | string | null, after: number | string | null, unit = ''): string {
  const text = (value: number | string | null): string =>
    value === null ? '-' : typeof value === 'number' && unit ? value.toFixed(2) : String(value);
  return before === after ? text(after) + unit : `${text(before)} → ${text(after)}${unit}`;
}
