import { finding, note, type Finding } from '../../../import/finding.js';
import type { SheetRow } from '../../../import/sheet.js';
import { comparable } from '../../../local-government/thai-text.js';
import { cellOf, sharedCellOf, type MarkCells, type ResultRow } from '../results-file.js';
import { findNames, readColumns, type DepartmentColumns, type MarkColumns } from './department-header.js';
import { below, placeOfTable, type Layout, type Read, type Table, type YearOfResults } from './table.js';

/**
 * The department's own export: a title, a header of several rows in Thai, then a local government a row without a
 * code, blank rows between them, and sums and remarks below.
 */
export const departmentLayout: Layout = {
  name: {
    th: 'ตารางส่งออกของกรม (ที่ ภาค จังหวัด อำเภอ ประเภท ชื่อ แล้วคะแนนเต็ม คะแนนที่ได้ ร้อยละ ของแต่ละด้านและรวม)',
    en: "the department's export (ที่, ภาค, จังหวัด, อำเภอ, ประเภท, ชื่อ, then full mark, score and percentage of each dimension and in total)",
  },
  recognise: findNames,
  read,
};

function read(table: Table, header: SheetRow, { framework }: YearOfResults): Read {
  const columns = readColumns(table.sheet, header, framework);
  const findings: Finding[] = [];
  if ('found' in columns)
    return {
      rows: [],
      bodies: [],
      findings: [...findings, otherHeader(table, header, columns.found, framework)],
    };
  const rows: ResultRow[] = [];
  for (const row of below(table.sheet, columns.last))
    if (isRemark(row, columns)) findings.push(passedOver(table, row));
    else rows.push(resultRow(table, row, columns, framework));
  if (rows.length === 0)
    findings.push(finding(placeOfTable(table), 'ไม่มีแถวข้อมูล', 'The table has a header and no row of data.'));
  return { rows, bodies: [], findings };
}

function resultRow(
  table: Table,
  row: SheetRow,
  columns: DepartmentColumns,
  framework: YearOfResults['framework'],
): ResultRow {
  const marks = ({ full, score, percent }: MarkColumns): MarkCells => ({
    full: cellOf(row, full),
    score: cellOf(row, score),
    percent: percent && cellOf(row, percent),
  });
  return {
    ...placeOfTable(table),
    line: row.line,
    code: null,
    type: sharedCellOf(row, columns.type),
    name: cellOf(row, columns.name),
    district: sharedCellOf(row, columns.district),
    province: sharedCellOf(row, columns.province),
    dimensions: columns.dimensions.map((group, place) => ({
      dimensionId: framework.dimensions[place]?.id ?? 0,
      ...marks(group),
    })),
    total: marks(columns.total),
  };
}

/** Sums, means, remarks, signatures, and the header where it is printed again on another page. */
function isRemark(
  { cells, flaws }: SheetRow,
  { name, type, province, number, dimensions, total }: DepartmentColumns,
): boolean {
  const text = (index: number) => (flaws?.get(index) === 'MERGED' ? '' : (cells[index] ?? ''));
  const marks = [...dimensions, total].flatMap(({ full, score }) => [full, score]);
  if (comparable(text(province.index)) === 'จังหวัด') return true;
  if (text(name.index) !== '' && text(type.index) !== '') return false;
  // Words above marks are a header; beside a name they are a mistake in its row.
  const isNamed = text(name.index) !== '' || text(type.index) !== '';
  if (!isNamed && marks.filter(({ index }) => /เต็ม|ด้าน/.test(text(index))).length >= 2) return true;
  const first = cells.find((cell) => cell !== '') ?? '';
  if (/^(รวม|ผลรวม|เฉลี่ย|ค่าเฉลี่ย|หมายเหตุ|ที่มา|ข้อมูล ณ)/.test(first)) return true;
  const numbered = number !== null && /^[\d๐-๙]+\.?$/.test(text(number.index));
  return (
    !numbered &&
    marks.every(({ index }) => text(index) === '') &&
    cells.filter((_, index) => text(index) !== '').length <= 2
  );
}

function passedOver(table: Table, row: SheetRow): Finding {
  const value = row.cells.find((cell) => cell !== '') ?? '';
  return note(
    { ...placeOfTable(table), line: row.line, value },
    'ไม่ใช่แถวของ อปท. (ผลรวม หมายเหตุ หรือหัวตารางซ้ำ) จึงข้ามไป',
    'is no row of a local government (a sum, a remark, or the header again) and is passed over.',
  );
}

function otherHeader(
  table: Table,
  { line }: SheetRow,
  found: string,
  { year, dimensions }: YearOfResults['framework'],
): Finding {
  const names = dimensions.map(({ number, nameTh }) => `ด้านที่ ${number} ${nameTh}`).join(' | ');
  return finding(
    { ...placeOfTable(table), line },
    `หัวตารางไม่ตรงกับปี ${year}: ต้องมีคะแนนเต็ม คะแนนที่ได้ ร้อยละ ของ ${names} | รวม แต่พบ ${found}`,
    `The header is not that of ${year}. Expected full mark, score and percentage of: ${names} | รวม. Found: ${found}.`,
  );
}
