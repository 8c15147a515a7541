import { readCsvSheet } from './csv-records.js';
import { finding, type Finding } from './finding.js';
import { Refusal } from './refusal.js';
import type { Flaw, SheetRow } from './sheet.js';
import { decodeText } from './text-encoding.js';

/** A row of a table: a cell's text by its column's name, clean (no stray spaces or line breaks), '' where empty. */
export interface TableRow {
  readonly line: number;
  readonly cells: Readonly<Record<string, string>>;
  /** By column: only of a workbook's cells, and of those in which no value can be trusted. */
  readonly flaws?: Readonly<Record<string, Flaw>>;
}

export interface Table {
  readonly columns: readonly string[];
  readonly rows: readonly TableRow[];
  readonly findings: readonly Finding[];
}

/**
 * Reads a CSV file with a header row, separated by commas, semicolons or tabs. Rows of a wrong number of columns are
 * findings and left out; blank rows are passed over.
 */
export function readCsv(file: Uint8Array): Table {
  try {
    return tableOf([...readCsvSheet(decodeText(file)).rows]);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return broken(error.th, error.en);
  }
}

/** The rows of a sheet by its header, which is the first of them. */
export function tableOf([header, ...lines]: readonly SheetRow[]): Table {
  if (header === undefined || lines.length === 0)
    return broken('ไฟล์ว่างเปล่า: ไม่มีแถวข้อมูล', 'The file is empty: it has no row of data.');
  const columns = header.cells.map((name) => name.toLowerCase());
  const findings: Finding[] = [];
  const rows: TableRow[] = [];
  for (const { line, cells, flaws } of lines)
    if (cells.length === columns.length)
      rows.push({
        line,
        cells: Object.fromEntries(columns.map((column, place) => [column, cells[place] ?? ''])),
        ...(flaws && {
          flaws: Object.fromEntries([...flaws].map(([place, flaw]) => [columns[place] ?? '', flaw])),
        }),
      });
    else findings.push(wrongWidth({ line }, cells.length, columns.length));
  return { columns, rows, findings };
}

/** A row with another number of cells than the header has columns. */
export function wrongWidth(place: { file?: string; line: number }, cells: number, columns: number): Finding {
  return finding(
    place,
    `มี ${cells} คอลัมน์ แต่หัวตารางมี ${columns}`,
    `has ${cells} columns where the header has ${columns}: the row is cut off or has a separator too many.`,
  );
}

const broken = (th: string, en: string): Table => ({
  columns: [],
  rows: [],
  findings: [finding({}, th, en)],
});

/** What is wrong with a header: columns that are missing or come twice. */
export function checkHeader(
  columns: readonly string[],
  expected: readonly string[],
  place: { file?: string; sheet?: string | null; line: number } = { line: 1 },
): Finding[] {
  const missing = expected.filter((column) => !columns.includes(column));
  const twice = columns.filter((column, index) => column !== '' && columns.indexOf(column) !== index);
  return [
    ...missing.map((column) =>
      finding(
        { ...place, column },
        `ไม่มีคอลัมน์นี้ ต้องมี ${expected.join(', ')} แต่พบ ${columns.join(', ')}`,
        `column is missing. Expected: ${expected.join(', ')}. Found: ${columns.join(', ')}.`,
      ),
    ),
    ...twice.map((column) => finding({ ...place, column }, 'คอลัมน์ซ้ำ', 'column comes twice.')),
  ];
}
