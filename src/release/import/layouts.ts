import { finding, note, type Finding } from '../../import/finding.js';
import type { Sheet, SheetRow } from '../../import/sheet.js';
import { cleanLayout } from './layout/clean.js';
import { departmentLayout } from './layout/department.js';
import { longLayout } from './layout/long.js';
import type { Layout, Read, YearOfResults } from './layout/table.js';
import { checkSheetName, checkTitle } from './layout/year-check.js';

/** The long form comes first: it may name its bodies in the words of the department's. */
const layouts: readonly Layout[] = [longLayout, departmentLayout, cleanLayout];

interface Recognised {
  readonly sheet: Sheet;
  readonly layout: Layout;
  readonly header: SheetRow;
}

/** Reads the one table of a file that is laid out in a known way; a file with none or with several is refused. */
export function readTables(file: string, sheets: readonly Sheet[], year: YearOfResults): Read {
  const known = sheets.flatMap(recognise);
  const [first, ...more] = known.filter(({ sheet }) => !sheet.hidden);
  const hidden = known.filter(({ sheet }) => sheet.hidden).map(({ sheet }) => sheet.name ?? '');
  const refuse = (refused: Finding): Read => ({ rows: [], bodies: [], findings: [refused] });
  if (!first) return refuse(hidden.length > 0 ? onlyHidden(file, hidden) : unknown(file, sheets));
  if (more.length > 0)
    return refuse(
      several(
        file,
        [first, ...more].map(({ sheet }) => sheet.name ?? ''),
      ),
    );
  const table = { file, sheet: first.sheet };
  const otherYears: Finding[] = [];
  checkSheetName(table, year.framework.year, otherYears);
  checkTitle(table, first.header.line, year.framework.year, otherYears);
  const read = first.layout.read(table, first.header, year);
  return { ...read, findings: [...otherYears, ...read.findings, ...notesOf(file, first.sheet, sheets)] };
}

function recognise(sheet: Sheet): Recognised[] {
  for (const layout of layouts) {
    const header = layout.recognise(sheet);
    if (header) return [{ sheet, layout, header }];
  }
  return [];
}

/** What of a file is not read, or is read though nobody sees it. */
function notesOf(file: string, used: Sheet, sheets: readonly Sheet[]): Finding[] {
  const others = sheets
    .filter((sheet) => sheet !== used && sheet.rows.length > 0)
    .map(({ name }) => name ?? '');
  const hidden = used.rows.hidden();
  const found: Finding[] = [];
  if (others.length > 0)
    found.push(
      note(
        { file, sheet: used.name },
        `อ่านแผ่นงานนี้ ไม่ได้อ่าน ${others.join(', ')}`,
        `is the worksheet that is read; not read: ${others.join(', ')}.`,
      ),
    );
  if (hidden.length > 0)
    found.push(
      finding(
        { file, sheet: used.name, line: hidden[0] ?? 0 },
        `มีแถวที่ซ่อนอยู่ ${hidden.length} แถว (${lines(hidden)}) ซึ่งอ่านด้วย: ยกเลิกการซ่อน หรือลบออก`,
        `Of the rows read, ${hidden.length} are hidden (${lines(hidden)}): show them, or delete them.`,
        'warning',
      ),
    );
  return found;
}

const lines = (all: readonly number[]) => all.slice(0, 10).join(', ') + (all.length > 10 ? ', …' : '');

function unknown(file: string, sheets: readonly Sheet[]): Finding {
  const rows = sheets.flatMap(({ rows }) => rows.slice(0, 3));
  const heads = rows.slice(0, 3).map(({ cells }) =>
    cells
      .filter((text) => text !== '')
      .slice(0, 30)
      .join(' | '),
  );
  const found = heads.join(' / ').slice(0, 600);
  if (found === '')
    return finding({ file }, 'ไฟล์ว่างเปล่า: ไม่มีแถวข้อมูล', 'The file is empty: it has no row of data.');
  return finding(
    { file },
    `ไม่รู้จักรูปแบบตาราง ต้องเป็นแบบใดแบบหนึ่ง: ${layouts.map(({ name }) => name.th).join('; ')} แต่พบ: ${found}`,
    `The table is laid out in no known way. Expected one of: ${layouts.map(({ name }) => name.en).join('; ')}. Found: ${found}.`,
  );
}

function several(file: string, names: readonly string[]): Finding {
  return finding(
    { file },
    `มีตารางผลการประเมินหลายแผ่นงาน: ${names.join(', ')} ให้เหลือแผ่นงานเดียวต่อไฟล์`,
    `Several worksheets hold results: ${names.join(', ')}. Leave one in the file, and put the others into files of their own.`,
  );
}

function onlyHidden(file: string, names: readonly string[]): Finding {
  return finding(
    { file },
    `ตารางผลการประเมินอยู่ในแผ่นงานที่ซ่อน: ${names.join(', ')} ให้ยกเลิกการซ่อน`,
    `The results stand in a hidden worksheet: ${names.join(', ')}. Show it, if it is meant.`,
  );
}
