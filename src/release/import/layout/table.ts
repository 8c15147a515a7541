import { note, type Finding } from '../../../import/finding.js';
import { columnLetters, type Sheet, type SheetRow } from '../../../import/sheet.js';
import type { Framework } from '../../framework.queries.js';
import type { BodyMarks } from '../indicator-marks.js';
import type { Column, ResultRow } from '../results-file.js';

/** An indicator of the year, as marks per indicator name it. */
export interface IndicatorOfYear {
  readonly id: number;
  readonly dimensionId: number;
  /** Of its dimension, from 1. */
  readonly dimension: number;
  /** Within its dimension, from 1. */
  readonly number: number;
  readonly full: number;
  /** Scored and not counted. */
  readonly pilot: boolean;
}

/** By what the marks of a year are read. */
export interface YearOfResults {
  readonly framework: Framework;
  readonly indicators: readonly IndicatorOfYear[];
}

/** A table that is to be read as results: one sheet of one file. */
export interface Table {
  readonly file: string;
  readonly sheet: Sheet;
}

/** What a layout makes of a table. */
export interface Read {
  /** A body each, with marks by dimension. */
  readonly rows: readonly ResultRow[];
  /** A body each, with marks by indicator. */
  readonly bodies: readonly BodyMarks[];
  readonly findings: readonly Finding[];
}

export interface Layout {
  readonly name: { readonly th: string; readonly en: string };
  /** The row its header stands in, or null where the table is not laid out so. */
  recognise(sheet: Sheet): SheetRow | null;
  read(table: Table, header: SheetRow, year: YearOfResults): Read;
}

/** Where a whole table stands, for a finding. */
export const placeOfTable = ({ file, sheet }: Table) => ({ file, sheet: sheet.name });

/** Says of columns that nothing is made of them. */
export const unusedColumns = (table: Table, columns: readonly Column[]): Finding[] =>
  columns.map(({ name: column, index }) =>
    note(
      { ...placeOfTable(table), column, letter: columnLetters(index) },
      'ไม่ใช้คอลัมน์นี้',
      'column is not used.',
    ),
  );

/** More rows than this above a header are no heading. */
export const HEADING = 40;

/** The first of a sheet's first rows that satisfies. */
export function findHeader(sheet: Sheet, satisfies: (row: SheetRow) => boolean): SheetRow | null {
  return sheet.rows.slice(0, HEADING).find(satisfies) ?? null;
}

/** The rows below one. */
export function below(sheet: Sheet, header: SheetRow): Iterable<SheetRow> {
  return sheet.rows.from(sheet.rows.indexOf(header) + 1);
}
