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

/** The year of assessment in the title above a table: ประจำปี พ.ศ. 2568. A budget year is another thing. */
export function checkTitle(table: Table, headerLine: number, year: number, findings: Finding[]): void {
  for (const row of table.sheet.rows.slice(0, HEADING))
    if (row.line < headerLine)
      row.cells.forEach((text, index) => {
        const named = /ประจำปี\s*(?:พ\.?\s*ศ\.?)?\s*(2[45]\d\d)/.exec(arabicDigits(text))?.[1];
        if (named === undefined || Number(named) === year || row.flaws?.get(index) === 'MERGED') return;
        const place = { ...placeOfTable(table), line: row.line };
        findings.push(
          finding(
            placeOf(place, cellOf(row, { name: 'ประจำปี', index })),
            `หัวตารางบอกว่าเป็นปี ${named} แต่สั่งนำเข้าปี ${year}: ตรวจสอบไฟล์หรือ --year`,
            `The title says ${named}, and ${year} is to be imported: check the file and --year.`,
          ),
        );
      });
}

/** A file's name may name another year for good reasons, so that somebody must say so. */
export function checkFileName(file: string, year: number, findings: Finding[]): void {
  const years: readonly string[] = arabicDigits(file).match(/(?<!\d)25\d\d(?!\d)/g) ?? [];
  if (years.length === 0 || years.includes(String(year))) return;
  findings.push(
    warning(
      { file },
      `ชื่อไฟล์มีปี ${years.join(', ')} แต่สั่งนำเข้าปี ${year}`,
      `The file's name says ${years.join(', ')}, and ${year} is to be imported: check the file and --year.`,
    ),
  );
}
