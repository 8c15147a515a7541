import { limits } from '../limits.js';
import { Refusal } from '../refusal.js';
import type { Unpacking } from './zip.js';
import { readXml } from './xml.js';

/** A worksheet, and the part of the file that holds it. */
export interface WorksheetPart {
  readonly name: string;
  readonly part: string;
  readonly hidden: boolean;
}

/** The worksheets of a workbook in their order. @throws Refusal where it is none, or holds macros */
export async function readWorkbook(zip: Unpacking): Promise<WorksheetPart[]> {
  refuseOthers([...zip.parts.keys()]);
  const book = await mainPart(zip);
  const relations = await readRelations(zip, relationsOf(book));
  const sheets: WorksheetPart[] = [];
  await readXml(zip.unpack(book, limits.stringBytes), {
    open(name, attributes) {
      if (name !== 'sheet') return;
      const id = Object.entries(attributes).find(([key]) => /(^|:)id$/.test(key))?.[1] ?? '';
      const relation = relations.get(id);
      if (!relation?.type.endsWith('/worksheet')) return;
      const { name: title = '', state = 'visible' } = attributes;
      sheets.push({ name: title, part: resolve(book, relation.target), hidden: state !== 'visible' });
    },
  });
  if (sheets.length > limits.sheets)
    throw new Refusal(
      `สมุดงานมี ${sheets.length} แผ่นงาน รับไม่เกิน ${limits.sheets}`,
      `The workbook has ${sheets.length} worksheets; at most ${limits.sheets} are read.`,
    );
  return sheets;
}

function refuseOthers(parts: readonly string[]): void {
  if (parts.some((part) => /vbaproject\.bin$|^xl\/macrosheets\//.test(part)))
    throw new Refusal(
      'สมุดงานมีแมโคร ซึ่งไม่รับ: บันทึกใหม่เป็น "Excel Workbook (*.xlsx)"',
      'The workbook holds macros and is not taken: save it as "Excel Workbook (*.xlsx)".',
    );
  if (parts.includes('xl/workbook.bin') || parts.includes('content.xml'))
    throw new Refusal(
      'ไฟล์เป็น .xlsb หรือ .ods ซึ่งไม่รับ: บันทึกใหม่เป็น "Excel Workbook (*.xlsx)"',
      'The file is an .xlsb or .ods workbook, which is not read: save it as "Excel Workbook (*.xlsx)".',
    );
}

interface Relation {
  readonly target: string;
  readonly type: string;
}

async function mainPart(zip: Unpacking): Promise<string> {
  const relations = zip.parts.has('_rels/.rels')
    ? await readRelations(zip, '_rels/.rels')
    : new Map<string, Relation>();
  const main = [...relations.values()].find(({ type }) => type.endsWith('/officeDocument'));
  const book = main ? resolve('', main.target) : 'xl/workbook.xml';
  if (zip.parts.has(book.toLowerCase())) return book;
  throw new Refusal(
    'ไฟล์เป็น zip แต่ไม่ใช่สมุดงาน Excel: ส่งไฟล์ .xlsx หรือ .csv',
    'The file is a zip file but no Excel workbook: give an .xlsx or a .csv file.',
  );
}

async function readRelations(zip: Unpacking, part: string): Promise<Map<string, Relation>> {
  const relations = new Map<string, Relation>();
  await readXml(zip.unpack(part, limits.stringBytes), {
    open(name, { Id = '', Target = '', Type = '', TargetMode }) {
      // What lies outside of the file is never fetched.
      if (name === 'Relationship' && TargetMode !== 'External')
        relations.set(Id, { target: Target, type: Type });
    },
  });
  return relations;
}

const folderOf = (part: string) => part.slice(0, part.lastIndexOf('/') + 1);

const relationsOf = (part: string) => `${folderOf(part)}_rels/${part.slice(part.lastIndexOf('/') + 1)}.rels`;

function resolve(from: string, target: string): string {
  return new URL(target, `zip:///${folderOf(from)}`).pathname.slice(1);
}
