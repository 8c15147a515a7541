import { grouped } from '../../grouped.js';
import { warning, type Finding } from '../../import/finding.js';
import type { Framework } from '../framework.queries.js';
import { overallOf } from '../result.js';
import type { MarkedRow } from './assessment-inputs.js';
import { placeOf } from './flaw-findings.js';
import type { DraftRow } from './draft-rows.queries.js';
import type { Body } from './registry-index.js';
import { findMissing } from './missing-bodies.js';
import type { RowPlace } from './results-file.js';
import type { ProvinceMean, SameMarks } from './results.queries.js';

/** A province's mean seldom moves by more points than this, unless the caller knows better. */
export const LARGEST_MOVE = 10;

/**
 * So many bodies of the same marks in every dimension are a copy rather than a coincidence; within a province, where
 * copies are made and coincidences rare, two are.
 */
const ALIKE = 3;

/** So many bodies with the totals of another year are not there by chance, if they are most of the file. */
const SAME = 3;

export interface Checked {
  readonly rows: ReadonlyMap<Body, MarkedRow>;
  readonly framework: Framework;
  readonly bodies: readonly Body[];
  readonly provinceNames: ReadonlyMap<string, string>;
  /** Means of what is public, of this year and the one before. */
  readonly before: readonly YearMeans[];
  /** In points, by which a province's mean may differ from those. */
  readonly largestMove: number;
  /** The release of another year with the most totals of these rows. */
  readonly same: SameMarks | null;
  /** What else the draft holds. */
  readonly kept: readonly DraftRow[];
}

/** The provinces' means in what is public of a year. */
export interface YearMeans {
  readonly year: number;
  readonly means: readonly ProvinceMean[];
}

/** What is possible and yet seldom true: each needs somebody who has looked at it. */
export function checkPlausible(checked: Checked): Finding[] {
  const assessed = [...checked.rows].filter(([, { marks }]) => marks.length > 0);
  return [
    ...alike(assessed),
    ...sameAsOtherYear(assessed.length, checked),
    ...assessed.filter(([, row]) => isRound(row)).map(([, row]) => roundMarks(row)),
    ...moved(assessed, checked),
    ...findMissing(checked),
  ];
}

const placeOfRow = ({ row }: MarkedRow) => placeOf(row, row.cells.name);

function alike(rows: readonly (readonly [Body, MarkedRow])[]): Finding[] {
  const groups = grouped(rows, ([, row]) => row.marks.map(({ full, score }) => `${full}/${score}`).join(' '));
  return [...groups].flatMap(([marks, group]) => {
    const [first, second] = group;
    if (!first || !second) return [];
    if (group.length < ALIKE && first[0].provinceCode !== second[0].provinceCode) return [];
    const { th, en } = placesOf(group.map(([, { row }]) => row));
    return [
      warning(
        placeOfRow(first[1]),
        `มี ${group.length} แห่งที่คะแนนเหมือนกันทุกด้าน (${marks}) ${th}: ตรวจสอบว่าไม่ได้คัดลอกมา`,
        `is one of ${group.length} with the same marks in every dimension (${marks}), on ${en}: see that they are no copies.`,
      ),
    ];
  });
}

/** Lines of one file, or lines with their files. */
function placesOf(rows: readonly RowPlace[]): { th: string; en: string } {
  const shown = rows.slice(0, 20);
  const end = rows.length > shown.length ? ', …' : '';
  if (new Set(rows.map(({ file }) => file)).size === 1) {
    const lines = shown.map(({ line }) => line).join(', ') + end;
    return { th: `บรรทัด ${lines}`, en: `lines ${lines}` };
  }
  const list = (word: string, of: string) =>
    shown.map(({ file, line }) => `${word} ${line}${of}${file}`).join(', ') + end;
  return { th: list('บรรทัด', ' ของ '), en: list('line', ' of ') };
}

function sameAsOtherYear(count: number, { same, framework }: Checked): Finding[] {
  if (!same || same.count < SAME || 2 * same.count <= count) return [];
  return [
    warning(
      {},
      `${same.count} จาก ${count} แห่งมีคะแนนรวมเท่ากับในชุดที่ ${same.number} ของปี ${same.year}: ตรวจสอบว่าไฟล์เป็นของปี ${framework.year}`,
      `${same.count} of the ${count} local governments have the totals of release ${same.number} of ${same.year}: see that the files are of ${framework.year}.`,
    ),
  ];
}

function isRound({ marks }: MarkedRow): boolean {
  return marks.every(({ score }) => score % 10 === 0) && marks.some(({ full, score }) => score !== full);
}

function roundMarks(row: MarkedRow): Finding {
  const scores = row.marks.map(({ score }) => score).join(', ');
  return warning(
    placeOfRow(row),
    `คะแนนทุกด้านเป็นเลขกลม (${scores}): ตรวจสอบว่าไม่ใช่ค่าประมาณ`,
    `has round marks in every dimension (${scores}): see that they are no estimates.`,
  );
}

function moved(assessed: readonly (readonly [Body, MarkedRow])[], checked: Checked): Finding[] {
  const percents = new Map<string, number[]>();
  for (const [{ provinceCode }, { marks }] of assessed) {
    const percent = Number(overallOf(checked.framework, marks).percent);
    percents.set(provinceCode, [...(percents.get(provinceCode) ?? []), percent]);
  }
  for (const { provinceCode, percent } of checked.kept)
    if (percent !== null) percents.get(provinceCode)?.push(percent);
  return checked.before.flatMap(({ year, means }) =>
    means.flatMap((mean) => movedFrom(year, mean, percents.get(mean.provinceCode), checked)),
  );
}

function movedFrom(
  year: number,
  { provinceCode, percent: before }: ProvinceMean,
  now: readonly number[] | undefined,
  { provinceNames, framework, largestMove }: Checked,
): Finding[] {
  if (now === undefined) return [];
  const mean = now.reduce((sum, percent) => sum + percent, 0) / now.length;
  if (Math.abs(mean - before) <= largestMove) return [];
  const name = provinceNames.get(provinceCode) ?? provinceCode;
  const [was, is] = [before.toFixed(2), mean.toFixed(2)];
  const [th, en] =
    year === framework.year
      ? [`ที่เผยแพร่อยู่ของปี ${year}`, `, which is public of ${year},`]
      : [`ในปี ${year}`, ` in ${year}`];
  return [
    warning(
      { value: name },
      `ค่าเฉลี่ยของจังหวัด${name} เปลี่ยนจากร้อยละ ${was} ${th} เป็น ${is} เกิน ${largestMove} จุด: ตรวจสอบไฟล์`,
      `The mean of ${name} moves from ${was} %${en} to ${is} %, by more than ${largestMove} points: check the file.`,
    ),
  ];
}
