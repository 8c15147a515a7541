import { limits } from '../limits.js';
import type { Sheet } from '../sheet.js';
import { Refusal } from '../refusal.js';
import { Texts } from '../texts.js';
import { readSharedStrings } from './strings.js';
import { readStyles } from './styles.js';
import { readWorkbook } from './workbook.js';
import { readWorksheet } from './worksheet.js';
import { readZipDirectory, Unpacking } from './zip.js';

/**
 * The worksheets of an .xlsx file. It is unpacked and read piece by piece and only the cells are kept, so what a
 * file can cost is bounded, whatever it claims to be. @throws Refusal
 */
export async function readXlsx(file: Uint8Array): Promise<Sheet[]> {
  const zip = new Unpacking(file, readZipDirectory(file));
  const parts = await readWorkbook(zip);
  const texts = new Texts();
  const tables = {
    strings: await readSharedStrings(zip, 'xl/sharedStrings.xml', texts),
    kinds: await readStyles(zip, 'xl/styles.xml'),
    texts,
  };
  const budget = { cells: limits.cells };
  const sheets: Sheet[] = [];
  for (const { name, part, hidden } of parts)
    try {
      sheets.push({ name, hidden, rows: await readWorksheet(zip.unpack(part), tables, budget) });
    } catch (error) {
      throw error instanceof Refusal ? new Refusal(error.th, error.en, name) : error;
    }
  return sheets;
}
