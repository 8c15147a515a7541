import { columnLetters, type Flaw, type SheetRow } from '../../import/sheet.js';

/** Where a row stands. */
export interface RowPlace {
  readonly file: string;
  /** Null where the file is no workbook. */
  readonly sheet: string | null;
  readonly line: number;
}

/** A column of a table: what it is called there, and where it is. */
export interface Column {
  readonly name: string;
  readonly index: number;
}

/** A cell, and what its column is called in the file, for whoever must find it there. */
export interface Cell {
  readonly column: string;
  readonly letter: string | null;
  readonly text: string;
  readonly flaw: Flaw | null;
}

/** Full mark, score and percentage as text; the file may not have a column for one. */
export interface MarkCells {
  readonly full: Cell;
  readonly score: Cell;
  readonly percent: Cell | null;
}

/** Whom a row says it is about, as it stands there. */
export interface Named extends RowPlace {
  /** Null where the file has no such column. */
  readonly code: Cell | null;
  readonly type: Cell;
  readonly name: Cell;
  readonly district: Cell;
  readonly province: Cell | null;
}

/** A row of a results file as it stands there, whatever kind of file it was. */
export interface ResultRow extends Named {
  /** Every dimension of the year, in order. */
  readonly dimensions: readonly (MarkCells & { readonly dimensionId: number })[];
  readonly total: MarkCells;
}

export function cellOf(row: SheetRow, { name, index }: Column): Cell {
  return {
    column: name,
    letter: columnLetters(index),
    text: row.cells[index] ?? '',
    flaw: row.flaws?.get(index) ?? null,
  };
}

/** As `cellOf`, where a merged range is read as its text beside each of its rows: a province, a district, a type. */
export function sharedCellOf(row: SheetRow, column: Column): Cell {
  const cell = cellOf(row, column);
  return cell.flaw === 'MERGED' ? { ...cell, flaw: null } : cell;
}
