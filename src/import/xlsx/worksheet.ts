import { limits } from '../limits.js';
import { Refusal } from '../refusal.js';
import { Rows } from '../rows.js';
import { parseAddress, type Flaw } from '../sheet.js';
import { readCell, type CellTables, type XmlCell } from './cell.js';
import { coverMerged } from './merged.js';
import { readXml } from './xml.js';

interface OpenCell {
  column: number;
  type: string;
  style: number;
  hasFormula: boolean;
  value: string | null;
  inline: string;
}

/** The rows of a worksheet that are not blank; `budget` counts the cells of all sheets down. */
export async function readWorksheet(
  pieces: AsyncIterable<Uint8Array>,
  tables: CellTables,
  budget: { cells: number },
): Promise<Rows> {
  const rows = new Rows();
  const merges: string[] = [];
  let line = 0;
  let next = 0;
  let row: { line: number; cells: string[]; flaws?: Map<number, Flaw>; hidden?: boolean } = {
    line: 0,
    cells: [],
  };
  let cell: OpenCell | null = null;
  await readXml(pieces, {
    open(name, attributes) {
      if (name === 'row') {
        line = Number(attributes['r']) || line + 1;
        row = { line, cells: [], ...(isTrue(attributes['hidden']) ? { hidden: true } : {}) };
        next = 0;
      } else if (name === 'c') {
        const { r, t = 'n', s = '0' } = attributes;
        const column = r === undefined ? next : (parseAddress(r)?.column ?? next);
        next = column + 1;
        cell = { column, type: t, style: Number(s), hasFormula: false, value: null, inline: '' };
      } else if (name === 'f' && cell) cell.hasFormula = true;
      else if (name === 'mergeCell') merges.push(attributes['ref'] ?? '');
    },
    close(name, text) {
      if (name === 'v' && cell) cell.value = text;
      else if (name === 't' && cell) cell.inline += text;
      else if (name === 'c' && cell) {
        put(cell.column, cell);
        cell = null;
      } else if (name === 'row') end();
    },
  });
  coverMerged(rows, merges);
  return rows;

  function put(column: number, found: XmlCell): void {
    const { text, flaw } = readCell(found, tables);
    if (text === '' && flaw === null) return;
    if (column >= limits.columns) throw tooLarge();
    while (row.cells.length < column) row.cells.push('');
    row.cells[column] = text;
    if (flaw) (row.flaws ??= new Map()).set(column, flaw);
  }

  function end(): void {
    if (row.cells.length === 0) return;
    if ((budget.cells -= row.cells.length) < 0) throw tooLarge();
    rows.add(row);
  }
}

const isTrue = (value: string | undefined) => value === '1' || value === 'true';

const tooLarge = () =>
  new Refusal(
    `ตารางใหญ่เกินไป: ไม่เกิน ${limits.columns} คอลัมน์ และ ${limits.cells} ช่อง`,
    `The workbook is too large: at most ${limits.columns} columns and ${limits.cells} cells are read.`,
  );
