import { parseYear } from '../../../assessment-year/buddhist-era.js';
import { finding, warning, type Finding } from '../../../import/finding.js';
import { isEmpty } from '../../../import/numbers.js';
import { arabicDigits } from '../../../local-government/thai-text.js';
import { placeOf } from '../flaw-findings.js';
import { cellOf, type Cell, type RowPlace } from '../results-file.js';
import { HEADING, placeOfTable, type Table } from './table.js';

/** The year that a row names, where the file has a column for it. */
export function checkYearCell(place: RowPlace, cell: Cell | null, year: number, findings: Finding[]): void {
  if (cell && !isEmpty(cell.text) && parseYear(cell.text) !== year)
    findings.push(
      finding(placeOf(place, cell), `เป็นข้อมูลของปีอื่น ไม่ใช่ ${year}`, `is of another year than ${year}.`),
    );
}

/**
 * A year as titles write it: ประจำปี พ.ศ. 2568, ปี ค.ศ. 2025, LPA 2568, ปี 68. A budget year (ปีงบประมาณ) is another thing.
 * Two digits are a year where they are one of assessments.
 */
const mention =
  /(ประจำปี|ปี|lpa|year)(?:การประเมิน)?\s*(?:[พค]\s*\.?\s*ศ\s*\.?|b\.?e\.?|c\.?e\.?|a\.?d\.?)?\s*(25\d\d|20\d\d|5[7-9]|[67]\d)(?!\d)/gi;

interface Mention {
  /** Of the Buddhist Era. */
  readonly year: number;
  /** Said to be the year of the assessment, and not of whatever. */
  readonly isCertain: boolean;
}

function mentionsIn(text: string): Mention[] {
  return [...arabicDigits(text).matchAll(mention)].flatMap(([, word, digits = '']) => {
    const year = digits.length === 2 ? 2500 + Number(digits) : parseYear(digits);
    return year === null ? [] : { year, isCertain: word === 'ประจำปี' };
  });
}

/**
 * The years in the title above a table. One that says it is of another year is refused; another year that is only
 * mentioned needs somebody who says that it is right, unless the year itself is there too.
 */
export function checkTitle(table: Table, headerLine: number, year: number, findings: Finding[]): void {
  const named: { cell: Cell; place: RowPlace; mentions: Mention[] }[] = [];
  for (const row of table.sheet.rows.slice(0, HEADING))
    if (row.line < headerLine)
      row.cells.forEach((text, index) => {
        const mentions = row.flaws?.get(index) === 'MERGED' ? [] : mentionsIn(text);
        const place = { ...placeOfTable(table), line: row.line };
        if (mentions.length > 0)
          named.push({ cell: cellOf(row, { name: 'ประจำปี', index }), place, mentions });
      });
  const isThere = named.some(({ mentions }) => mentions.some((each) => each.year === year));
  for (const { cell, place, mentions } of named) {
    if (mentions.some((each) => each.year === year)) continue;
    const isCertain = mentions.some((each) => each.isCertain);
    if (!isCertain && isThere) continue;
    const years = mentions.map((each) => each.year).join(', ');
    const tell = isCertain ? finding : warning;
    findings.push(
      tell(
        placeOf(place, cell),
        `หัวตารางบอกว่าเป็นปี ${years} แต่สั่งนำเข้าปี ${year}: ตรวจสอบไฟล์หรือ --year`,
        `The title says ${years}, and ${year} is to be imported: check the file and --year.`,
      ),
    );
  }
}

/** Years in the name of a file or a worksheet, which may be of another year for good reasons: somebody must say so. */
function otherYearsIn(name: string, year: number): string | null {
  const plain: readonly string[] = arabicDigits(name).match(/(?<!\d)25\d\d(?!\d)/g) ?? [];
  const years = [...new Set([...plain.map(Number), ...mentionsIn(name).map((each) => each.year)])];
  return years.length === 0 || years.includes(year) ? null : years.join(', ');
}

export function checkFileName(file: string, year: number, findings: Finding[]): void {
  const years = otherYearsIn(file, year);
  if (years === null) return;
  findings.push(
    warning(
      { file },
      `ชื่อไฟล์มีปี ${years} แต่สั่งนำเข้าปี ${year}`,
      `The file's name says ${years}, and ${year} is to be imported: check the file and --year.`,
    ),
  );
}

export function checkSheetName({ file, sheet }: Table, year: number, findings: Finding[]): void {
  const years = sheet.name === null ? null : otherYearsIn(sheet.name, year);
  if (years === null) return;
  findings.push(
    warning(
      { file, sheet: sheet.name },
      `ชื่อแผ่นงานมีปี ${years} แต่สั่งนำเข้าปี ${year}`,
      `The worksheet's name says ${years}, and ${year} is to be imported: check the file and --year.`,
    ),
  );
}
