import { csvLine as line, csvMark } from '../../import/write-csv.js';
import type { Finding } from '../../import/finding.js';
import type { Sheet } from '../../import/sheet.js';
import { openFiles, type SourceFile } from './open-files.js';

/** Everything that was found as a table, a finding a row, and below those that sum up many each of these. */
export function reportCsv(findings: readonly Finding[]): string {
  const rows = findings
    .flatMap((each) => [each, ...(each.parts ?? [])])
    .map((each) => {
      const column = [each.letter, each.column].filter((part) => part !== null).join(' ');
      return [each.file, each.sheet, each.line, column, each.value, each.severity, each.th, each.en];
    });
  const header = ['file', 'sheet', 'row', 'column', 'value', 'severity', 'thai', 'english'];
  return csvMark + [header, ...rows].map(line).join('');
}

/**
 * The file as it is laid out, header rows and blank lines included, with one column more that says what is wrong with
 * each row: it can be mended and imported as it is. Null where the file has no rows that could be read.
 */
export async function copyWithReasons(
  file: SourceFile,
  findings: readonly Finding[],
): Promise<string | null> {
  const [opened] = await openFiles([file]);
  const own = findings.filter((each) => each.file === file.name);
  const named = new Set(own.map(({ sheet }) => sheet));
  const sheets = opened?.sheets.filter(({ rows }) => rows.length > 0) ?? [];
  const sheet = sheets.find(({ name }) => named.has(name)) ?? sheets[0];
  if (!sheet) return null;
  const reasons = reasonsByLine(own, sheet);
  let width = 0;
  for (const { cells } of sheet.rows) width = Math.max(width, cells.length);
  const places = Array.from({ length: width }, (_, place) => place);
  let copy = csvMark;
  let next = 1;
  for (const row of sheet.rows) {
    // Blank rows keep their lines, so that a finding's line is the copy's too.
    for (; next < row.line; next++) copy += line([...places.map(() => ''), '']);
    const told = reasons.get(row.line)?.join(' | ') ?? '';
    copy += line([...places.map((at) => row.cells[at] ?? ''), told]);
    next = row.line + 1;
  }
  return copy;
}

function reasonsByLine(own: readonly Finding[], sheet: Sheet): Map<number, string[]> {
  const reasons = new Map<number, string[]>();
  for (const each of own) {
    if (each.sheet !== sheet.name || each.line === null) continue;
    const at = [each.letter, each.column].filter((part) => part !== null).join(' ');
    const reason = `${at && `${at}: `}${each.th} / ${each.en}`;
    reasons.set(each.line, [...(reasons.get(each.line) ?? []), reason]);
  }
  return reasons;
}
