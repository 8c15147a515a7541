import { checkHeader, wrongWidth } from '../../../import/csv.js';
import { finding, type Finding } from '../../../import/finding.js';
import type { SheetRow } from '../../../import/sheet.js';
import type { Framework } from '../../framework.queries.js';
import { cellOf, sharedCellOf, type MarkCells, type ResultRow } from '../results-file.js';
import {
  below,
  findHeader,
  placeOfTable,
  unusedColumns,
  type Layout,
  type Read,
  type Table,
} from './table.js';
import { checkYearCell } from './year-check.js';

const identity = ['dla_code', 'type', 'name_th', 'district_th'];
const total = ['total_full', 'total_score', 'total_pct'];
const unused = ['list_no', 'year'];
const mark = /^d\d+_(full|score|pct)$/;

const columnsOf = (header: SheetRow) => header.cells.map((name) => name.toLowerCase());

/**
 * A local government a row, with a full mark and a score for each dimension of the year (`d1_full`, `d1_score`, …) and
 * their total. The percentage of a dimension (`d1_pct`), the province and the year may be there.
 */
export const cleanLayout: Layout = {
  name: {
    th: 'ตารางหนึ่งแถวต่อหนึ่ง อปท. (dla_code, type, name_th, district_th, d1_full, d1_score, …, total_full, total_score, total_pct)',
    en: 'a local government a row (dla_code, type, name_th, district_th, d1_full, d1_score, …, total_full, total_score, total_pct)',
  },
  recognise: (sheet) =>
    findHeader(sheet, (row) => {
      const known = columnsOf(row).filter(
        (name) => [...identity, ...total].includes(name) || mark.test(name),
      );
      return known.length >= 3;
    }),
  read,
};

function read(table: Table, header: SheetRow, { framework }: { framework: Framework }): Read {
  const columns = columnsOf(header);
  const place = { ...placeOfTable(table), line: header.line };
  const numbers = framework.dimensions.map(({ number }) => number);
  const marks = numbers.flatMap((number) => [`d${number}_full`, `d${number}_score`]);
  const optional = ['province_th', ...numbers.map((number) => `d${number}_pct`), ...unused];
  const known = new Set([...identity, ...marks, ...total, ...optional]);

  const others = columns.filter((column) => column !== '' && !known.has(column));
  const foreign = others.filter((column) => mark.test(column));
  const wrong = [
    ...checkHeader(columns, [...identity, ...marks, ...total], place),
    ...foreign.map((column) => noSuchDimension({ ...place, column }, framework)),
  ];
  const notes = unusedColumns(
    table,
    others
      .filter((column) => !foreign.includes(column))
      .map((name) => ({ name, index: columns.indexOf(name) })),
  );
  if (wrong.length > 0) return { rows: [], bodies: [], findings: [...wrong, ...notes] };
  const findings: Finding[] = [];
  const rows: ResultRow[] = [];
  for (const row of below(table.sheet, header))
    rows.push(...readRow(row, { table, columns, framework, findings }));
  if (rows.length === 0 && findings.length === 0)
    findings.push(finding(placeOfTable(table), 'ไม่มีแถวข้อมูล', 'The table has a header and no row of data.'));
  return { rows, bodies: [], findings: [...findings, ...notes] };
}

interface Reading {
  readonly table: Table;
  readonly columns: readonly string[];
  readonly framework: Framework;
  readonly findings: Finding[];
}

function readRow(row: SheetRow, { table, columns, framework, findings }: Reading): ResultRow[] {
  const place = { ...placeOfTable(table), line: row.line };
  // A worksheet does not keep the empty cells at the end of a row; in a CSV file they are there.
  const width = table.sheet.name === null ? row.cells.length : Math.max(row.cells.length, columns.length);
  if (width !== columns.length) {
    findings.push(wrongWidth(place, width, columns.length));
    return [];
  }
  const column = (name: string) => ({ name, index: columns.indexOf(name) });
  const cell = (name: string) => cellOf(row, column(name));
  const optional = (name: string) => (columns.includes(name) ? cell(name) : null);
  const markCells = (prefix: string): MarkCells => ({
    full: cell(`${prefix}_full`),
    score: cell(`${prefix}_score`),
    percent: optional(`${prefix}_pct`),
  });
  checkYearCell(place, optional('year'), framework.year, findings);
  return [
    {
      ...place,
      code: cell('dla_code'),
      type: sharedCellOf(row, column('type')),
      name: cell('name_th'),
      district: sharedCellOf(row, column('district_th')),
      province: columns.includes('province_th') ? sharedCellOf(row, column('province_th')) : null,
      dimensions: framework.dimensions.map(({ id, number }) => ({
        dimensionId: id,
        ...markCells(`d${number}`),
      })),
      total: markCells('total'),
    },
  ];
}

function noSuchDimension(place: { line: number; column: string }, { year, dimensions }: Framework): Finding {
  const names = dimensions.map(({ number, nameTh }) => `${number} ${nameTh}`).join(', ');
  return finding(
    place,
    `ปี ${year} ไม่มีด้านนี้ มี ${dimensions.length} ด้าน: ${names}`,
    `is no dimension of ${year}, which has ${dimensions.length}: ${names}.`,
  );
}
