import { checkHeader, readCsv, type TableRow } from '../import/csv.js';
import { finding, type Finding } from '../import/finding.js';
import { isEmpty, parseCode } from '../import/numbers.js';
import { isName } from './account-refusals.js';
import type { AccountRoleName } from './account.row.js';
import type { PlaceInput } from './place.js';

/** A row of a list of accounts, read and sound in itself. */
export interface ListedAccount extends PlaceInput {
  readonly line: number;
  readonly username: string;
  /** Null where the list has none. */
  readonly displayName: string | null;
}

const roles: readonly AccountRoleName[] = ['LAO', 'PROVINCE', 'DEPARTMENT', 'ADMIN'];

/**
 * The accounts of a list. A list of local governments or of provinces will do as it is: without the column `role` a row
 * with `dla_code` is a local government and one with `province_code` an office, and without `username` it is called
 * `lao-` or `province-` and the code.
 */
export function readAccounts(file: Uint8Array): { accounts: ListedAccount[]; findings: Finding[] } {
  const table = readCsv(file);
  const place = ['dla_code', 'province_code'].filter((column) => table.columns.includes(column));
  const needed = place.length > 0 ? place : ['username', 'role'];
  const header = table.columns.length > 0 ? checkHeader(table.columns, needed) : [];
  if (header.length > 0) return { accounts: [], findings: header };
  const findings = [...table.findings];
  const accounts = table.rows.map((row) => readRow(row, findings)).filter((row) => row !== null);
  const lines = new Map<string, number>();
  for (const { username, line } of accounts) {
    const before = lines.get(username);
    if (before !== undefined)
      findings.push(
        finding(
          { line, column: 'username', value: username },
          `ซ้ำกับบรรทัด ${before}`,
          `is the name of line ${before} too.`,
        ),
      );
    lines.set(username, before ?? line);
  }
  return { accounts, findings };
}

function readRow({ line, cells }: TableRow, findings: Finding[]): ListedAccount | null {
  const before = findings.length;
  const cell = (column: string): string => (isEmpty(cells[column] ?? '') ? '' : (cells[column] ?? ''));
  const report = (column: string, th: string, en: string) =>
    findings.push(finding({ line, column, value: cell(column) }, th, en));

  const implied = cell('dla_code') !== '' ? 'LAO' : 'PROVINCE';
  const written = cell('role').toUpperCase() || implied;
  const role = roles.find((each) => each === written);
  if (role === undefined)
    report('role', `บทบาทต้องเป็น ${roles.join(', ')}`, `is no role. There are: ${roles.join(', ')}.`);
  const code = parseCode(cell('dla_code'));
  if (role === 'LAO' && code === null)
    report(
      'dla_code',
      'รหัสต้องเป็นเลข 7 หลัก (หรือ 8 หลักที่ขึ้นต้นด้วย 0)',
      'is not a code of 7 digits, or 8 with a leading 0.',
    );
  const province = /^\d{2}$/.test(cell('province_code')) ? cell('province_code') : null;
  if (role === 'PROVINCE' && province === null)
    report('province_code', 'รหัสจังหวัดต้องเป็นเลข 2 หลัก', 'is not a province code of two digits.');
  const username = (cell('username') || defaultName(role, code, province)).toLowerCase();
  if (findings.length === before && !isName(username))
    report('username', 'ชื่อผู้ใช้ไม่ถูกต้อง', 'is no user name: 3 to 64 of a-z, 0-9, dot, dash and underscore.');
  if (findings.length > before || role === undefined) return null;
  return {
    ...{ line, username, role, displayName: cell('display_name') || cell('name_th') || null },
    provinceCode: role === 'PROVINCE' ? province : null,
    localGovernmentCode: role === 'LAO' ? code : null,
  };
}

function defaultName(
  role: AccountRoleName | undefined,
  code: string | null,
  province: string | null,
): string {
  if (role === 'LAO') return `lao-${code}`;
  return role === 'PROVINCE' ? `province-${province}` : '';
}
