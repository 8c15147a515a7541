import { readCsvSheet } from './csv-records.js';
import { limits, megabytes } from './limits.js';
import { Refusal } from './refusal.js';
import type { Sheet } from './sheet.js';
import { decodeText } from './text-encoding.js';
import { readXlsx } from './xlsx/read-workbook.js';
import { encrypted } from './xlsx/zip.js';

/** The tables of a file, told by its bytes and not by its name. @throws Refusal where it is none that is read */
export async function readSheets(file: Uint8Array): Promise<Sheet[]> {
  if (file.length > limits.fileBytes) throw tooLargeFile(file.length);
  const starts = (...bytes: number[]) => bytes.every((byte, place) => file[place] === byte);
  if (file.length === 0) throw new Refusal('ไฟล์ว่างเปล่า (0 ไบต์)', 'The file is empty: it has no bytes.');
  if (starts(0xd0, 0xcf, 0x11, 0xe0)) throw oldOffice(file);
  if (starts(0x50, 0x4b)) return readXlsx(file);
  const text = decodeText(file);
  if (/^\s*(<|%PDF|\{\\rtf)/.test(text.slice(0, 200)))
    throw new Refusal(
      'ไฟล์เป็น HTML, XML, PDF หรือ RTF ไม่ใช่ตาราง: เปิดแล้วบันทึกใหม่เป็น .xlsx',
      'The file is HTML, XML, PDF or RTF and no table: open it and save it as .xlsx.',
    );
  return [readCsvSheet(text)];
}

/** Told from the size alone, so that such a file need not be read. */
export function tooLargeFile(bytes: number): Refusal {
  return new Refusal(
    `ไฟล์มีขนาด ${megabytes(bytes)} รับไม่เกิน ${megabytes(limits.fileBytes)}: แบ่งไฟล์ตามจังหวัด`,
    `The file has ${megabytes(bytes)}; at most ${megabytes(limits.fileBytes)} are read. Split it by province.`,
  );
}

/** An old .xls, or what Excel wraps around a workbook with a password. */
function oldOffice(file: Uint8Array): Refusal {
  if (Buffer.from(file.buffer, file.byteOffset, file.byteLength).includes('EncryptedPackage', 0, 'utf16le'))
    return encrypted();
  return new Refusal(
    'ไฟล์เป็น Excel รุ่นเก่า (.xls): บันทึกใหม่เป็น "Excel Workbook (*.xlsx)"',
    'The file is an old .xls workbook: save it as "Excel Workbook (*.xlsx)".',
  );
}
