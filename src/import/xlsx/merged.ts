import { limits } from '../limits.js';
import { Refusal } from '../refusal.js';
import type { Rows } from '../rows.js';
import { parseAddress, type Flaw } from '../sheet.js';

/**
 * Gives the cells under a merged range the text of its first, marked as such: a province written once beside
 * all its rows is meant for each, a mark is not, and only the reader of a column can tell.
 */
export function coverMerged(rows: Rows, ranges: readonly string[]): void {
  if (ranges.length === 0) return;
  const byLine = placesByLine(rows);
  let left: number = limits.mergedCells;
  for (const range of ranges) {
    const [from, to] = range.split(':').map(parseAddress);
    if (!from || !to) continue;
    const text = rows.at(byLine.get(from.line) ?? -1)?.cells[from.column] ?? '';
    if (text === '') continue;
    for (const place of within(byLine, from.line, to.line)) {
      const row = rows.at(place);
      if (!row) continue;
      const cells = [...row.cells];
      const flaws = new Map<number, Flaw>(row.flaws);
      for (let column = from.column; column <= Math.min(to.column, limits.columns - 1); column++) {
        if (left-- === 0) throw tooMany();
        if ((row.line === from.line && column === from.column) || (cells[column] ?? '') !== '') continue;
        while (cells.length < column) cells.push('');
        cells[column] = text;
        flaws.set(column, 'MERGED');
      }
      rows.replace(place, { ...row, cells, flaws });
    }
  }
}

function placesByLine(rows: Rows): Map<number, number> {
  const places = new Map<number, number>();
  let place = 0;
  for (const { line } of rows) places.set(line, place++);
  return places;
}

/** The places of the rows from a line to another; a range may claim far more lines than there are rows. */
function within(byLine: ReadonlyMap<number, number>, from: number, to: number): number[] {
  if (to - from > byLine.size)
    return [...byLine].filter(([line]) => line >= from && line <= to).map(([, place]) => place);
  const lines = Array.from({ length: Math.max(0, to - from + 1) }, (_, n) => byLine.get(from + n));
  return lines.filter((place) => place !== undefined);
}

const tooMany = () =>
  new Refusal(
    'สมุดงานมีช่องผสาน (merge) มากเกินไป: ยกเลิกการผสานช่อง',
    'The workbook has too many merged cells: unmerge them.',
  );
