import { finding, type Finding } from '../../import/finding.js';
import type { KnownBody } from './registry-change.js';
import * as say from './registry-findings.js';
import type { KnownBodies, MatchedRows } from './registry-match.js';
import { ends } from './registry-plan.js';
import type { RegistryRow } from './registry-reader.js';

/** What is wrong between the rows of the list. */
export function checkRows(rows: readonly RegistryRow[], provinceCodes: ReadonlySet<string>): Finding[] {
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
    if (ends(row)) continue;
    const sameName = lineOfName.get(nameKey(row));
    if (sameName !== undefined && sameCode === undefined)
      findings.push(again(row, 'name_th', row.nameTh, sameName));
    else lineOfName.set(nameKey(row), row.line);
  }
  return findings;
}

/** Names that the list gives to one body while another, which it leaves out, bears them. */
export function checkNames({ bodies, absent }: MatchedRows): Finding[] {
  const rows = new Map([...bodies.keys()].filter((row) => !ends(row)).map((row) => [nameKey(row), row]));
  return absent
    .filter(({ closedOn }) => closedOn === null)
    .flatMap((body) => {
      const row = rows.get(nameKey(body));
      return row ? [say.nameTaken(row, body)] : [];
    });
}

/** Bodies that are merged into others must find them, in their province and not about to end themselves. */
export function checkSuccessors({ bodies }: MatchedRows, known: KnownBodies): Finding[] {
  const listed = new Map([...bodies.keys()].map((row) => [row.code, row]));
  const renumbered = new Set([...bodies].flatMap(([row, body]) => (body ? other(row, body) : [])));
  return [...bodies.keys()].flatMap((row) => {
    if (row.mergedInto === null) return [];
    const there = listed.get(row.mergedInto);
    const stays = renumbered.has(row.mergedInto) ? undefined : known.withCode(row.mergedInto);
    const successor = there ?? stays;
    if (!successor) return [say.noSuchSuccessor(row, known.nearest(row))];
    const goesOn = there ? !ends(there) : stays?.closedOn === null;
    const fits = goesOn && successor.code !== row.code && successor.provinceCode === row.provinceCode;
    // One that was merged long ago may have a successor that ended since.
    return fits || bodies.get(row)?.mergedInto === row.mergedInto ? [] : [say.wrongSuccessor(row)];
  });
}

/** The code that a body loses to another one. */
const other = (row: RegistryRow, body: KnownBody): string[] => (body.code === row.code ? [] : [body.code]);

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
