import { CsvError, parse } from 'csv-parse/sync';
import { Refusal } from './refusal.js';
import { Rows } from './rows.js';
import type { Sheet } from './sheet.js';
import { limits } from './limits.js';
import { Texts } from './texts.js';

interface Raw {
  readonly record: string[];
  readonly raw: string;
}

/** The rows of a CSV text, separated by commas, semicolons or tabs; blank ones are passed over. @throws Refusal */
export function readCsvSheet(text: string): Sheet {
  const rows = new Rows();
  const texts = new Texts();
  // Counted here, as a quoted cell may hold line breaks and a person looks for the line that the row begins on.
  let line = 1;
  let cells = 0;
  const takeRecord = (given: unknown): null => {
    const { record, raw } = given as Raw;
    cells += record.length;
    if (record.length > limits.columns || cells > limits.cells) throw tooLarge(line);
    const row = { line, cells: record.map((cell) => texts.clean(cell)) };
    if (row.cells.some((cell) => cell !== '')) rows.add(row);
    line += raw.match(/\r\n|\n|\r/g)?.length ?? 0;
    return null;
  };
  try {
    parse(text, {
      delimiter: delimiterOf(text),
      record_delimiter: ['\r\n', '\n', '\r'],
      raw: true,
      relax_column_count: true,
      on_record: takeRecord,
    });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new Refusal(
      `ไฟล์ไม่ใช่ CSV ที่ถูกต้อง (เครื่องหมายคำพูดเปิดปิดไม่ครบ ใกล้บรรทัด ${line})`,
      `The file is not well-formed CSV: ${error.message.replace(/\.$/, '')}.`,
    );
  }
  return { name: null, hidden: false, rows };
}

/** The one of which the fullest of the first lines has most: a title above the header has none. */
function delimiterOf(text: string): string {
  const lines = text.slice(0, 65_536).split(/\r\n|\n|\r/, 20);
  const count = (separator: string) => Math.max(...lines.map((each) => each.split(separator).length));
  return [',', ';', '\t'].reduce((best, next) => (count(next) > count(best) ? next : best));
}

const tooLarge = (line: number) =>
  new Refusal(
    `ตารางใหญ่เกินไป (บรรทัด ${line}): ไม่เกิน ${limits.columns} คอลัมน์ และ ${limits.cells} ช่อง`,
    `The table is too large at line ${line}: at most ${limits.columns} columns and ${limits.cells} cells are read.`,
  );
