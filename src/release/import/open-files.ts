import { createHash } from 'node:crypto';
import type { Finding } from '../../import/finding.js';
import { readSheets } from '../../import/read-sheets.js';
import { Refusal } from '../../import/refusal.js';
import type { Sheet } from '../../import/sheet.js';

/** A file as somebody handed it over. */
export interface SourceFile {
  /** Without its folder. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** A file's tables, or why it has none. */
export interface OpenedFile {
  readonly name: string;
  readonly sha256: string;
  readonly sheets: readonly Sheet[];
  readonly refused: Finding | null;
}

/** Opens files one after the other, so that the unpacking of but one is in memory at a time. */
export async function openFiles(files: readonly SourceFile[]): Promise<OpenedFile[]> {
  const opened: OpenedFile[] = [];
  for (const file of files) opened.push(await openFile(file));
  return opened;
}

async function openFile({ name, bytes }: SourceFile): Promise<OpenedFile> {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  try {
    if (/\.xlsm$/i.test(name)) throw macros();
    return { name, sha256, sheets: await readSheets(bytes), refused: null };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { name, sha256, sheets: [], refused: error.toFinding(name) };
  }
}

const macros = () =>
  new Refusal(
    'ไฟล์ .xlsm เป็นสมุดงานที่มีแมโคร ซึ่งไม่รับ: บันทึกใหม่เป็น "Excel Workbook (*.xlsx)"',
    'The file is an .xlsm workbook, which holds macros, and is not taken: save it as "Excel Workbook (*.xlsx)".',
  );
