import { limits } from '../limits.js';
import { Refusal } from '../refusal.js';
import { parseAddress, type Flaw } from '../sheet.js';

/** A row while its sheet is still being read. */
export interface Row {
  readonly line: number;
  readonly cells: string[];
  flaws?: Map<number, Flaw>;
}

/**
 * Gives the cells under a merged range the text of its first, marked as such: a province written once beside
 * all its rows is meant for each, a mark is not, and only the reader of a column can tell.
 */
export function coverMerged(rows: readonly Row[], ranges: readonly string[]): void {
  if (ranges.length === 0) return;
  const byLine = new Map(rows.map((row) => [row.line, row]));
  let left: number = limits.mergedCells;
  for (const range of ranges) {
    const [from, to] = range.split(':').map(parseAddress);
    if (!from || !to) continue;
    const text = byLine.get(from.line)?.cells[from.column] ?? '';
    if (text === '') continue;
    for (const row of within(byLine, rows, from.line, to.line))
      for (let column = from.column; column <= Math.min(to.column, limits.columns - 1); column++) {
        if (left-- === 0) throw tooMany();
        if ((row.line === from.line && column === from.column) || (row.cells[column] ?? '') !== '') continue;
        while (row.cells.length < column) row.cells.push('');
        row.cells[column] = text;
        (row.flaws ??= new Map()).set(column, 'MERGED');
      }
  }
}

function within(
  byLine: ReadonlyMap<number, Row>,
  rows: readonly Row[],
  from: number,
  to: number,
): readonly Row[] {
  if (to - from > rows.length) return rows.filter(({ line }) => line >= from && line <= to);
  const lines = Array.from({ length: to - from + 1 }, (_, n) => byLine.get(from + n));
  return lines.filter((row) => row !== undefined);
}

const tooMany = () =>
  new Refusal(
    'สมุดงานมีช่องผสาน (merge) มากเกินไป: ยกเลิกการผสานช่อง',
    'The workbook has too many merged cells: unmerge them.',
  );
