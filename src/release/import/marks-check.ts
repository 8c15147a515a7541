import { finding, type Finding } from '../../import/finding.js';
import { isEmpty, parseNumber } from '../../import/numbers.js';
import type { Framework } from '../framework.queries.js';
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

/**
 * The marks of a row, checked against each other, its totals and its percentages.
 * @returns none where every mark is empty: not assessed; null where something is wrong, which `findings` then tells
 */
export function checkMarks(
  row: ResultRow,
  framework: Framework,
  findings: Finding[],
): DimensionMarks[] | null {
  const before = findings.length;
  const report = (cell: Cell, th: string, en: string) => findings.push(finding(placeOf(row, cell), th, en));
  const cells = row.dimensions.flatMap(({ full, score }) => [full, score]);
  const totals = [row.total.full, row.total.score, ...(row.total.percent ? [row.total.percent] : [])];

  const percents = row.dimensions.map(({ percent }) => percent);
  const flawed = reportFlaws(row, [...cells, ...percents, ...totals], findings);

  if (!flawed && cells.every(({ text }) => isEmpty(text))) {
    for (const cell of totals.filter(({ text }) => !isEmpty(text)))
      report(cell, 'มีผลรวมแต่ไม่มีคะแนนรายด้าน', 'is a total where no dimension has a mark.');
    return findings.length > before ? null : [];
  }
  for (const cell of [...cells, ...totals].filter(({ text, flaw }) => isEmpty(text) && flaw === null))
    report(
      cell,
      'ว่างเปล่า ทั้งที่แถวนี้มีคะแนนอื่น',
      'is empty where the row has other marks; a body without a result has none at all.',
    );
  for (const cell of [...cells, row.total.full, row.total.score].filter(({ text }) => !isEmpty(text)))
    if (cell.flaw === null && !isMark(cell))
      report(
        cell,
        'ไม่ใช่คะแนน (ทศนิยมไม่เกิน 2 ตำแหน่ง)',
        'is no mark: a number from 0 with at most two decimals.',
      );
  if (findings.length > before) return null;

  const marks = row.dimensions.map((dimension) => ({
    dimensionId: dimension.dimensionId,
    ...read(dimension),
  }));
  for (const part of [...row.dimensions, row.total]) {
    const { full, score } = read(part);
    if (full <= 0) report(part.full, 'คะแนนเต็มต้องมากกว่า 0', 'is a full mark that is not above 0.');
    else if (score > full)
      report(part.score, `มากกว่าคะแนนเต็ม ${full}`, `is more than the full mark, ${full}.`);
  }
  if (findings.length > before) return null;

  for (const part of ['full', 'score'] as const) {
    const sum = marks.reduce((all, mark) => all + Math.round(mark[part] * 100), 0) / 100;
    if (read(row.total)[part] !== sum)
      report(row.total[part], `ไม่เท่ากับผลรวมรายด้าน ${sum}`, `is not the sum of the dimensions, ${sum}.`);
  }
  if (findings.length > before) return null;

  for (const { percent, ...part } of row.dimensions)
    if (percent && !isEmpty(percent.text))
      checkPercent(percent, {
        exact: exactPercent([read(part)]),
        printed: outcomeOf(framework, read(part)).percent,
      });
  if (row.total.percent) {
    const { percent: printed } = overallOf(framework, marks);
    // The mean of the dimensions is one of rounded percentages; the pooled marks are rounded only now.
    const exact = framework.overallMethod === 'POOLED' ? exactPercent(marks) : Number(printed);
    checkPercent(row.total.percent, { exact, printed });
  }
  return findings.length > before ? null : marks;

  function checkPercent(cell: Cell, { exact, printed }: { exact: number; printed: string }): void {
    if (!(Math.abs(parseNumber(cell.text) - exact) <= TOLERANCE))
      report(
        cell,
        `ไม่ตรงกับคะแนน ซึ่งคิดได้ร้อยละ ${printed}`,
        `does not follow from the marks, which make ${printed} %.`,
      );
  }
}

function exactPercent(marks: readonly { readonly full: number; readonly score: number }[]): number {
  const sum = (part: 'full' | 'score') => marks.reduce((all, mark) => all + mark[part], 0);
  return (sum('score') / sum('full')) * 100;
}

function read({ full, score }: Pick<MarkCells, 'full' | 'score'>): { full: number; score: number } {
  return { full: parseNumber(full.text), score: parseNumber(score.text) };
}

/** A number from 0 with at most two decimals; a percentage in its place is none. */
export function isMark({ text }: Pick<Cell, 'text'>): boolean {
  const number = text.includes('%') ? NaN : parseNumber(text);
  return number >= 0 && number < 1_000_000 && Math.abs(number * 100 - Math.round(number * 100)) < 1e-6;
}
