import { finding, type Finding } from '../../import/finding.js';
import type { RegistryRow } from './registry-reader.js';

/** A body the database holds already, by what must be unique. */
export interface KnownBody {
  readonly code: string;
  readonly type: string;
  readonly nameTh: string;
  readonly provinceCode: string;
  readonly districtTh: string;
}

/** What is wrong between the rows of the list, and between them and the database. */
export function checkRegistry(
  rows: readonly RegistryRow[],
  provinceCodes: ReadonlySet<string>,
  known: readonly KnownBody[],
): Finding[] {
  const findings: Finding[] = [];
  const lineOfCode = new Map<string, number>();
  const lineOfName = new Map<string, number>();
  for (const row of rows) {
    if (!provinceCodes.has(row.provinceCode))
      findings.push(
        finding(
          { line: row.line, column: 'province_code', value: row.provinceCode },
          'ไม่มีจังหวัดนี้ในฐานข้อมูล',
          'is no province of the database.',
        ),
      );
    const sameCode = lineOfCode.get(row.code);
    if (sameCode !== undefined) findings.push(again(row, 'dla_code', row.code, sameCode));
    else lineOfCode.set(row.code, row.line);
    const sameName = lineOfName.get(nameKey(row));
    if (sameName !== undefined && sameCode === undefined)
      findings.push(again(row, 'name_th', row.nameTh, sameName));
    else lineOfName.set(nameKey(row), row.line);
  }
  for (const body of known) {
    const line = lineOfCode.has(body.code) ? undefined : lineOfName.get(nameKey(body));
    if (line !== undefined)
      findings.push(
        finding(
          { line, column: 'name_th', value: body.nameTh },
          `ฐานข้อมูลมีชื่อนี้ในประเภทและอำเภอเดียวกันแล้วด้วยรหัส ${body.code} ซึ่งไม่อยู่ในไฟล์`,
          `is in the database already, same type and district, under the code ${body.code}, which the file does not list.`,
        ),
      );
  }
  return findings;
}

/** Bodies that the list leaves out. They stay: earlier results are theirs. */
export function noteAbsent(rows: readonly RegistryRow[], known: readonly KnownBody[]): Finding[] {
  const listed = new Set(rows.map((row) => row.code));
  const absent = known.filter((body) => !listed.has(body.code));
  return absent.map((body) =>
    finding(
      { value: body.code },
      `${body.nameTh} อยู่ในฐานข้อมูลแต่ไม่อยู่ในไฟล์ จึงคงไว้`,
      `${body.nameTh} is in the database and not in the file; it is kept.`,
    ),
  );
}

function again(row: RegistryRow, column: string, value: string, line: number): Finding {
  const what =
    column === 'name_th'
      ? { th: ' ในประเภทและอำเภอเดียวกัน', en: ', same type and district' }
      : { th: '', en: '' };
  return finding(
    { line: row.line, column, value },
    `ซ้ำกับบรรทัด ${line}${what.th}`,
    `is on line ${line} already${what.en}.`,
  );
}

function nameKey(row: Pick<KnownBody, 'provinceCode' | 'districtTh' | 'type' | 'nameTh'>): string {
  return JSON.stringify([row.provinceCode, row.districtTh, row.type, row.nameTh]);
}
