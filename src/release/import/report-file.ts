import type { Finding } from '../../import/finding.js';
import { columnLetters } from '../../import/sheet.js';
import { openFiles, type SourceFile } from './open-files.js';

/** So that Excel reads UTF-8. */
const MARK = '\ufeff';

/** What a spreadsheet would take for a formula is given an apostrophe, by which it stays a text. */
function cell(value: string | number | null): string {
  const text = String(value ?? '');
  const safe = /^[=+@\t\r]|^-(?!\d+(\.\d+)?$|$)/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replace(/"/g, '""')}"` : safe;
}

const line = (cells: readonly (string | number | null)[]) => `${cells.map(cell).join(',')}\r\n`;

/** Everything that was found as a table, a finding a row, and below those that sum up many each of these. */
export function reportCsv(findings: readonly Finding[]): string {
  const rows = findings
    .flatMap((each) => [each, ...(each.parts ?? [])])
    .map((each) => {
      const column = [each.letter, each.column].filter((part) => part !== null).join(' ');
      return [each.file, each.sheet, each.line, column, each.value, each.severity, each.th, each.en];
    });
  const header = ['file', 'sheet', 'row', 'column', 'value', 'severity', 'thai', 'english'];
  return MARK + [header, ...rows].map(line).join('');
}

/**
 * The rows of a file as they were read, with their number and a last column that says what is wrong with each; null
 * where the file has no rows that could be read.
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
  const reasons = new Map<number, string[]>();
  for (const each of own) {
    if (each.sheet !== sheet.name || each.line === null) continue;
    const at = [each.letter, each.column].filter((part) => part !== null).join(' ');
    const reason = `${at && `${at}: `}${each.th} / ${each.en}`;
    reasons.set(each.line, [...(reasons.get(each.line) ?? []), reason]);
  }
  let width = 0;
  for (const { cells } of sheet.rows) width = Math.max(width, cells.length);
  const places = Array.from({ length: width }, (_, place) => place);
  let copy = MARK + line(['row', ...places.map(columnLetters), 'reasons']);
  for (const row of sheet.rows)
    copy += line([
      row.line,
      ...places.map((at) => row.cells[at] ?? ''),
      reasons.get(row.line)?.join('\n') ?? '',
    ]);
  return copy;
}
