import { createHash } from 'node:crypto';
import type { Finding } from '../../import/finding.js';
import { readSheets } from '../../import/read-sheets.js';
import { Refusal } from '../../import/refusal.js';
import type { Sheet } from '../../import/sheet.js';
import type { Read, YearOfResults } from './layout/table.js';
import { readTables } from './layouts.js';

/** A file as somebody handed it over. */
export interface SourceFile {
  /** Without its folder. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Something with results in it, or why there are none. */
export interface OpenedFile {
  readonly name: string;
  readonly sha256: string;
  readonly refused: Finding | null;
  read(year: YearOfResults): Read;
}

/** A file's tables. */
export interface OpenedSheets extends OpenedFile {
  readonly sheets: readonly Sheet[];
}

/** Opens files one after the other, so that the unpacking of but one is in memory at a time. */
export async function openFiles(files: readonly SourceFile[]): Promise<OpenedSheets[]> {
  const opened: OpenedSheets[] = [];
  for (const file of files) opened.push(await openFile(file));
  return opened;
}

async function openFile({ name, bytes }: SourceFile): Promise<OpenedSheets> {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  try {
    if (/\.xlsm$/i.test(name)) throw macros();
    return sheetsOf({ name, sha256, sheets: await readSheets(bytes), refused: null });
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return sheetsOf({ name, sha256, sheets: [], refused: error.toFinding(name) });
  }
}

const sheetsOf = (file: Omit<OpenedSheets, 'read'>): OpenedSheets => ({
  ...file,
  read: (year) => readTables(file.name, file.sheets, year),
});

const macros = () =>
  new Refusal(
    'ไฟล์ .xlsm เป็นสมุดงานที่มีแมโคร ซึ่งไม่รับ: บันทึกใหม่เป็น "Excel Workbook (*.xlsx)"',
    'The file is an .xlsm workbook, which holds macros, and is not taken: save it as "Excel Workbook (*.xlsx)".',
  );
