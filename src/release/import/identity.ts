import { finding, type Finding } from '../../import/finding.js';
import { isEmpty, parseCode } from '../../import/numbers.js';
import { localGovernmentTypes } from '../../local-government/local-government-type.js';
import { comparable } from '../../local-government/thai-text.js';
import { bareDistrict, bareName, nearestType, parseType } from '../../local-government/type-words.js';
import { placeOf, reportFlaws } from './flaw-findings.js';
import type { Described } from './registry-index.js';
import type { Cell, Named, RowPlace } from './results-file.js';
import { tidyName } from './tidy-name.js';

/** Whom a row says it is about, as of the year of the results. */
export interface Identity extends Described, RowPlace {
  readonly code: string | null;
  readonly provinceCode: string | null;
  /** Where they stand, for what is said of them; no cell where the file has no such column. */
  readonly cells: { readonly code: Cell | null; readonly name: Cell; readonly province: Cell | null };
}

/** Codes of provinces by their comparable Thai names. */
export type ProvinceCodes = ReadonlyMap<string, string>;

/** Whom a row is about, or null where it does not say so well enough; `findings` then tells. */
export function readIdentity(row: Named, provinces: ProvinceCodes, findings: Finding[]): Identity | null {
  const before = findings.length;
  const report = (cell: Cell, th: string, en: string) => findings.push(finding(placeOf(row, cell), th, en));
  if (reportFlaws(row, [row.code, row.type, row.name, row.district, row.province], findings)) return null;

  const code = row.code && !isEmpty(row.code.text) ? parseCode(row.code.text) : null;
  if (row.code && !isEmpty(row.code.text) && code === null)
    report(
      row.code,
      'รหัสต้องเป็นเลข 7 หลัก (หรือ 8 หลักที่ขึ้นต้นด้วย 0)',
      'is not a code of 7 digits, or 8 with a leading 0.',
    );
  const type = parseType(row.type.text);
  if (type === null) {
    const nearest = nearestType(row.type.text);
    report(
      row.type,
      `ไม่มีประเภทนี้ ใกล้เคียงที่สุดคือ ${nearest} (${localGovernmentTypes[nearest].name.th})`,
      `is no type of local government. Nearest: ${nearest}; all: ${Object.keys(localGovernmentTypes).join(', ')}.`,
    );
  }
  if (isEmpty(row.name.text)) report(row.name, 'ไม่มีชื่อ', 'is empty.');
  const province = row.province && !isEmpty(row.province.text) ? row.province : null;
  const provinceCode = province ? provinces.get(comparable(bareProvince(province.text))) : null;
  if (province && provinceCode === undefined) report(province, 'ไม่มีจังหวัดนี้', 'is no province.');

  if (findings.length > before || type === null) return null;
  return {
    ...{ file: row.file, sheet: row.sheet, line: row.line },
    code,
    type,
    nameTh: bareName(type, tidyName(type, row.name.text)),
    districtTh: districtOf(row.district.text, province && bareProvince(province.text)),
    provinceCode: provinceCode ?? null,
    cells: { code: row.code, name: row.name, province: row.province },
  };
}

/** The first district of a province bears its name, and lists that name the province leave it out: อ.เมือง. */
function districtOf(text: string, province: string | null): string {
  if (isEmpty(text)) return '';
  const district = bareDistrict(text);
  return district === 'เมือง' && province !== null ? district + province : district;
}

function bareProvince(text: string): string {
  return text.replace(/^(จังหวัด|จ\.)\s*/, '');
}
