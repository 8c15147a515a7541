import type { Rows } from './rows.js';

/** What may be wrong with a spreadsheet's cell, whatever stands in it. */
export type Flaw = 'ERROR' | 'NO_VALUE' | 'DATE' | 'MERGED';

/** A row that is not blank. Texts are clean: no stray spaces, tabs or line breaks, '' where empty. */
export interface SheetRow {
  /** As the spreadsheet or the editor counts, from 1. */
  readonly line: number;
  readonly cells: readonly string[];
  /** By the place of the cell; most rows have none. */
  readonly flaws?: ReadonlyMap<number, Flaw>;
  readonly hidden?: boolean;
}

/** A table as it was found, before anybody asks what it means: a CSV file, or one worksheet of a workbook. */
export interface Sheet {
  /** Null where the file is no workbook. */
  readonly name: string | null;
  readonly hidden: boolean;
  readonly rows: Rows;
}

/** The letters of a spreadsheet's column, counted from 0: A, Z, AA. */
export function columnLetters(index: number): string {
  const last = String.fromCharCode(65 + (index % 26));
  return index < 26 ? last : columnLetters(Math.floor(index / 26) - 1) + last;
}

/** Place and line of a cell's address, as in `AB12`, both counted from 0 and 1; null where it is none. */
export function parseAddress(address: string): { column: number; line: number } | null {
  const parts = /^\$?([A-Z]{1,3})\$?(\d{1,7})$/.exec(address);
  if (!parts?.[1] || !parts[2]) return null;
  const column = [...parts[1]].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
  return { column, line: Number(parts[2]) };
}
