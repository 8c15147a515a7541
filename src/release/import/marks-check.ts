import { finding, type Finding } from '../../import/finding.js';
import { isEmpty, parseNumber } from '../../import/numbers.js';
import type { Framework } from '../framework.queries.js';
import { sumOf } from '../marks.js';
import { outcomeOf, overallOf } from '../result.js';
import { placeOf, reportFlaws } from './flaw-findings.js';
import type { Cell, MarkCells, ResultRow } from './results-file.js';

/** The marks of a body in a dimension. */
export interface DimensionMarks {
  readonly dimensionId: number;
  readonly full: number;
  readonly score: number;
}

/** A printed percentage has two decimals, so it may lie half a hundredth beside the exact one, and not more. */
const TOLERANCE = 0.005 + 1e-9;

/** What a pair of cells says; null where it says nothing that can be relied on. */
interface ReadPair {
  readonly full: number | null;
  readonly score: number | null;
}

/**
 * The marks of a row, checked against each other, its totals and its percentages. All that is wrong with it is told at
 * once; of a cell that is wrong itself nothing else is derived.
 * @returns none where every mark is empty: not assessed; null where something is wrong, which `findings` then tells
 */
export function checkMarks(
  row: ResultRow,
  framework: Framework,
  findings: Finding[],
): DimensionMarks[] | null {
  const before = findings.length;
  const report = (cell: Cell, th: string, en: string) => findings.push(finding(placeOf(row, cell), th, en));
  const { dimensions, total } = row;
  const cells = dimensions.flatMap(({ full, score }) => [full, score]);
  const percents = dimensions.map(({ percent }) => percent).filter((cell) => cell !== null);
  const totals = [total.full, total.score, ...(total.percent ? [total.percent] : [])];

  reportFlaws(row, [...cells, ...percents, ...totals], findings);
  if (cells.every(isBlank)) {
    for (const cell of [...percents, ...totals].filter(({ text }) => !isEmpty(text)))
      report(
        cell,
        'มีร้อยละหรือผลรวมแต่ไม่มีคะแนนรายด้าน: กรอกคะแนน หรือลบค่านี้หากไม่ได้รับการประเมิน',
        'stands where no dimension has a mark: fill in the marks, or empty it where the body was not assessed.',
      );
    return findings.length > before ? null : [];
  }
  for (const cell of [...cells, ...totals].filter(isBlank))
    report(
      cell,
      'ว่างเปล่า ทั้งที่แถวนี้มีคะแนนอื่น',
      'is empty where the row has other marks; a body without a result has none at all.',
    );
  const pairs = dimensions.map(readPair);
  checkSums(pairs, readPair(total));
  const marks = dimensions.flatMap(({ dimensionId, percent }, place) => {
    const { full, score } = pairs[place] ?? { full: null, score: null };
    const mark = full === null || score === null ? null : { dimensionId, full, score };
    checkPercent(percent, mark && { exact: exactPercent([mark]), ...outcomeOf(framework, mark) });
    return mark ?? [];
  });
  const overall = marks.length === dimensions.length ? overallOf(framework, marks) : null;
  // The mean of the dimensions is one of rounded percentages; the pooled marks are rounded only now.
  const isPooled = framework.overallMethod === 'POOLED';
  checkPercent(
    total.percent,
    overall && { ...overall, exact: isPooled ? exactPercent(marks) : Number(overall.percent) },
  );
  return findings.length > before ? null : marks;

  function readPair(cells: Pick<MarkCells, 'full' | 'score'>): ReadPair {
    const [full, score] = [readMark(cells.full), readMark(cells.score)];
    if (full !== null && full <= 0) {
      report(cells.full, 'คะแนนเต็มต้องมากกว่า 0', 'is a full mark that is not above 0.');
      return { full: null, score: null };
    }
    if (full === null || score === null || score <= full) return { full, score };
    report(cells.score, `มากกว่าคะแนนเต็ม ${full}`, `is more than the full mark, ${full}.`);
    return { full, score: null };
  }

  function readMark(cell: Cell): number | null {
    if (cell.flaw !== null || isEmpty(cell.text)) return null;
    if (isMark(cell)) return parseNumber(cell.text);
    report(cell, 'ไม่ใช่คะแนน (ทศนิยมไม่เกิน 2 ตำแหน่ง)', 'is no mark: a number from 0 with at most two decimals.');
    return null;
  }

  function checkSums(pairs: readonly ReadPair[], given: ReadPair): void {
    for (const part of ['full', 'score'] as const) {
      const parts = pairs.map((pair) => pair[part]).filter((mark) => mark !== null);
      const sum = sumOf(parts);
      if (parts.length === pairs.length && given[part] !== null && given[part] !== sum)
        report(total[part], `ไม่เท่ากับผลรวมรายด้าน ${sum}`, `is not the sum of the dimensions, ${sum}.`);
    }
  }

  /** `right` is what the marks make, where they can be read. */
  function checkPercent(cell: Cell | null, right: { exact: number; percent: string } | null): void {
    if (cell?.flaw !== null || isEmpty(cell.text)) return;
    const given = parseNumber(cell.text);
    if (right && !(Math.abs(given - right.exact) <= TOLERANCE))
      report(
        cell,
        `ไม่ตรงกับคะแนน ซึ่งคิดได้ร้อยละ ${right.percent}`,
        `does not follow from the marks, which make ${right.percent} %.`,
      );
    else if (Number.isNaN(given)) report(cell, 'ไม่ใช่ร้อยละ', 'is no percentage.');
  }
}

const isBlank = ({ text, flaw }: Cell): boolean => flaw === null && isEmpty(text);

function exactPercent(marks: readonly { readonly full: number; readonly score: number }[]): number {
  const sum = (part: 'full' | 'score') => marks.reduce((all, mark) => all + mark[part], 0);
  return (sum('score') / sum('full')) * 100;
}

/** A number from 0 with at most two decimals; a percentage in its place is none. */
export function isMark({ text }: Pick<Cell, 'text'>): boolean {
  const number = text.includes('%') ? NaN : parseNumber(text);
  return number >= 0 && number < 1_000_000 && Math.abs(number * 100 - Math.round(number * 100)) < 1e-6;
}
