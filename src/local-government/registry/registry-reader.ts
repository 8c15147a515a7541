import type { TableRow } from '../../import/csv.js';
import { finding, type Finding } from '../../import/finding.js';
import { isEmpty, parseCode, parseNumber } from '../../import/numbers.js';
import { columnLetters } from '../../import/sheet.js';
import { reportFlaws } from '../../release/import/flaw-findings.js';
import type { SourceFile } from '../../release/import/open-files.js';
import { localGovernmentTypes, type LocalGovernmentTypeName } from '../local-government-type.js';
import { bareDistrict, bareName, nearestType, parseType } from '../type-words.js';
import { changeColumns, readChangeCells, type ChangeCells } from './change-cells.js';
import { readListTable, type ListTable } from '../../release/import/list-table.js';

/** A row of the registry's list, read and sound in itself. */
export interface RegistryRow extends ChangeCells {
  readonly line: number;
  readonly code: string;
  readonly type: LocalGovernmentTypeName;
  readonly nameTh: string;
  readonly nameEn: string | null;
  readonly provinceCode: string;
  readonly districtTh: string;
  readonly areaKm2: number | null;
  readonly population: number | null;
  readonly source: string | null;
}

const required = ['dla_code', 'type', 'name_th', 'name_en', 'province_code', 'district_th'];
const optional = ['dla_code8', 'area_km2', 'area_source', 'municipal_population_2021'];

/** The rows of a registry file that can be read, and everything that is wrong with the others. */
export async function readRegistry(file: SourceFile): Promise<{
  rows: RegistryRow[];
  findings: Finding[];
  notes: Finding[];
  sha256: string;
}> {
  const table = await readListTable(file, required);
  const findings = [...table.findings];
  const rows = table.rows.map((row) => readRow(row, table, findings)).filter((row) => row !== null);
  const known: readonly string[] = [...required, ...optional, ...changeColumns];
  const ignored = table.columns.filter((column) => column !== '' && !known.includes(column));
  const notes = ignored.map((column) => finding({ column }, 'ไม่ใช้คอลัมน์นี้', 'column is not used.', 'note'));
  return { rows, findings, notes, sha256: table.sha256 };
}

function readRow(
  { line, cells, flaws = {} }: TableRow,
  { sheet, columns }: ListTable,
  findings: Finding[],
): RegistryRow | null {
  const before = findings.length;
  const cell = (column: string) => cells[column] ?? '';
  const report = (column: string, th: string, en: string) =>
    findings.push(finding({ sheet, line, column, value: cell(column) }, th, en));

  const flawed = Object.entries(flaws)
    .filter(([column, flaw]) => column !== '' && !(column === 'effective_date' && flaw === 'DATE'))
    .map(([column, flaw]) => ({
      ...{ column, text: cell(column), flaw, letter: columnLetters(columns.indexOf(column)) },
    }));
  const found: Finding[] = [];
  reportFlaws({ file: '', sheet, line }, flawed, found);
  findings.push(...found.map((each) => ({ ...each, file: null }))); // there is but one file
  if (found.length > 0) return null;

  const code = parseCode(cell('dla_code'));
  if (code === null)
    report(
      'dla_code',
      'รหัสต้องเป็นเลข 7 หลัก (หรือ 8 หลักที่ขึ้นต้นด้วย 0)',
      'is not a code of 7 digits, or 8 with a leading 0.',
    );
  if (code !== null && !isEmpty(cell('dla_code8')) && parseCode(cell('dla_code8')) !== code)
    report('dla_code8', `ไม่ตรงกับ dla_code ${code}`, `does not agree with dla_code ${code}.`);

  const type = parseType(cell('type'));
  if (type === null) {
    const nearest = nearestType(cell('type'));
    report(
      'type',
      `ไม่มีประเภทนี้ ใกล้เคียงที่สุดคือ ${nearest} (${localGovernmentTypes[nearest].name.th})`,
      `is no type of local government. Nearest: ${nearest}; all: ${Object.keys(localGovernmentTypes).join(', ')}.`,
    );
  }
  const provinceCode = parseNumber(cell('province_code'));
  if (Number.isNaN(provinceCode)) report('province_code', 'ไม่ใช่รหัสจังหวัด', 'is not a province code.');
  else if (code !== null && code.slice(1, 3) !== String(provinceCode))
    report(
      'province_code',
      `หลักที่ 2–3 ของรหัส ${code} เป็นจังหวัดอื่น`,
      `is not digits 2 and 3 of the code ${code}.`,
    );
  for (const column of ['name_th', 'district_th'])
    if (isEmpty(cell(column))) report(column, 'ว่างเปล่า', 'is empty.');

  const amount = (column: string, unit: { whole: boolean; from: number; below: number }): number | null => {
    if (isEmpty(cell(column))) return null;
    const number = parseNumber(cell(column));
    const fits = number >= unit.from && number < unit.below && (!unit.whole || Number.isInteger(number));
    if (!fits)
      report(
        column,
        unit.whole ? 'ต้องเป็นจำนวนเต็มตั้งแต่ 0' : 'ต้องเป็นจำนวนที่มากกว่า 0',
        unit.whole ? 'is not a whole number from 0 on.' : 'is not a number above 0.',
      );
    return fits ? number : null;
  };
  const areaKm2 = amount('area_km2', { whole: false, from: 0.001, below: 10_000_000 });
  const population = amount('municipal_population_2021', { whole: true, from: 0, below: 100_000_000 });
  const changes = readChangeCells(cell, report);

  if (findings.length > before || code === null || type === null) return null;
  return {
    ...changes,
    ...{ line, code, type, areaKm2, population },
    nameTh: bareName(type, cell('name_th')),
    nameEn: isEmpty(cell('name_en')) ? null : cell('name_en'),
    provinceCode: String(provinceCode),
    districtTh: bareDistrict(cell('district_th')),
    source: sourceOf(areaKm2 === null ? '' : cell('area_source'), population),
  };
}

/** Where the facts of the row are from, in words; the list gives no day for any of them. */
function sourceOf(areaSource: string, population: number | null): string | null {
  const area = isEmpty(areaSource) ? [] : [`Area: ${areaSource}.`];
  return (
    [...area, ...(population === null ? [] : ['Population: registration count of 2564 (2021).'])].join(' ') ||
    null
  );
}
