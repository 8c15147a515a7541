import type { TableRow } from '../../import/csv.js';
import { finding, type Finding } from '../../import/finding.js';
import { columnLetters } from '../../import/sheet.js';
import { comparable } from '../../local-government/thai-text.js';
import { reportFlaws } from '../../release/import/flaw-findings.js';
import { readListTable, type ListTable } from '../../release/import/list-table.js';
import type { SourceFile } from '../../release/import/open-files.js';
import { valuesOf, type Report } from './framework-cells.js';
import { nameOf, type Part, type ReadLine } from './framework-line.js';

export const columns = ['part', 'code', 'name_th', 'name_en', 'value', 'pilot'] as const;

const words: Readonly<Record<Part, readonly string[]>> = {
  year: ['year', 'ปี'],
  dimension: ['dimension', 'ด้าน'],
  rating: ['rating', 'ระดับ'],
  indicator: ['indicator', 'ตัวชี้วัด'],
};

/** A year's framework as its file has it. */
export interface FrameworkFile {
  readonly lines: readonly ReadLine[];
  /** All that is wrong with rows as they stand. */
  readonly findings: readonly Finding[];
  readonly notes: readonly Finding[];
  readonly sheet: string | null;
  readonly sha256: string;
}

/** The lines of a framework's file that can be read, and everything that is wrong with the others. */
export async function readFramework(file: SourceFile): Promise<FrameworkFile> {
  const table = await readListTable(file, columns);
  const findings = [...table.findings];
  const first = new Map<string, number>();
  const lines: ReadLine[] = [];
  for (const row of table.rows) {
    const line = readLine(row, table, findings);
    if (line === null) continue;
    const earlier = first.get(nameOf(line));
    if (earlier === undefined) lines.push(line);
    else findings.push(twice(line, earlier, table.sheet));
    first.set(nameOf(line), earlier ?? line.line);
  }
  const known: readonly string[] = columns;
  const notes = table.columns
    .filter((column) => column !== '' && !known.includes(column))
    .map((column) => finding({ column }, 'ไม่ใช้คอลัมน์นี้', 'column is not used.', 'note'));
  return { lines, findings, notes, sheet: table.sheet, sha256: table.sha256 };
}

function readLine(
  { line, cells, flaws = {} }: TableRow,
  { sheet, columns: header }: ListTable,
  findings: Finding[],
): ReadLine | null {
  const before = findings.length;
  const cell = (column: string) => cells[column] ?? '';
  const flawed = Object.entries(flaws).map(([column, flaw]) => ({
    ...{ column, text: cell(column), flaw, letter: columnLetters(header.indexOf(column)) },
  }));
  const found: Finding[] = [];
  if (reportFlaws({ file: '', sheet, line }, flawed, found)) {
    findings.push(...found.map((each) => ({ ...each, file: null }))); // there is but one file
    return null;
  }
  const report: Report = (column, th, en) =>
    void findings.push(finding({ sheet, line, column, value: cell(column) }, th, en));
  const part = partOf(cell('part'));
  if (part === null) {
    report(
      'part',
      'ต้องเป็น year, dimension, rating หรือ indicator',
      'is none of year, dimension, rating, indicator.',
    );
    return null;
  }
  const values = valuesOf(part, cell, report);
  return findings.length === before ? { part, line, ...values } : null;
}

const partOf = (text: string): Part | null =>
  (Object.keys(words) as Part[]).find((part) => words[part].map(comparable).includes(comparable(text))) ??
  null;

const twice = ({ line, code }: ReadLine, earlier: number, sheet: string | null): Finding =>
  finding(
    { sheet, line, column: 'code', value: code },
    `ซ้ำกับบรรทัด ${earlier} (ถ้าหมายถึงข้อ 10 ให้จัดรูปแบบคอลัมน์เป็นข้อความ เพราะ 1.10 ที่เป็นตัวเลขคือ 1.1)`,
    `is the same as line ${earlier}. In a spreadsheet write the column as text: 1.10 as a number is 1.1.`,
  );
