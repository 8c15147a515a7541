import { parseDay } from '../../import/dates.js';
import { isEmpty, parseCode } from '../../import/numbers.js';
import { comparable } from '../thai-text.js';

/** What a row says of its body's existence. */
export type RegistryStatus = 'ACTIVE' | 'NEW' | 'CLOSED' | 'MERGED';

/** What a row says of what became of its body; all of it may be missing. */
export interface ChangeCells {
  /** From when on it is as the row says, in ISO 8601. */
  readonly effectiveOn: string | null;
  /** The code under which it was known. */
  readonly previousCode: string | null;
  /** The code of the body it became a part of. */
  readonly mergedInto: string | null;
  readonly status: RegistryStatus | null;
}

export const changeColumns = ['effective_date', 'previous_dla_code', 'merged_into', 'status'] as const;

const statusWords: Readonly<Record<RegistryStatus, readonly string[]>> = {
  ACTIVE: ['active', 'ดำเนินการ', 'คงอยู่'],
  NEW: ['new', 'จัดตั้งใหม่', 'ตั้งใหม่'],
  CLOSED: ['closed', 'ยุบ', 'ยุบเลิก'],
  MERGED: ['merged', 'ยุบรวม', 'ควบรวม'],
};

const statuses = new Map(
  Object.entries(statusWords).flatMap(([status, words]) =>
    words.map((word) => [comparable(word), status as RegistryStatus] as const),
  ),
);

/** The cells about changes; what is wrong with them goes to `report`. */
export function readChangeCells(
  cell: (column: string) => string,
  report: (column: string, th: string, en: string) => void,
): ChangeCells {
  const read = <T>(
    column: (typeof changeColumns)[number],
    parse: (text: string) => T | null,
    th: string,
    en: string,
  ) => {
    if (isEmpty(cell(column))) return null;
    const value = parse(cell(column));
    if (value === null) report(column, th, en);
    return value;
  };
  const code = ['รหัสต้องเป็นเลข 7 หลัก', 'is not a code of 7 digits, or 8 with a leading 0.'] as const;
  const words = Object.values(statusWords).flat().join(', ');
  const effectiveOn = read(
    'effective_date',
    parseDay,
    'ไม่ใช่วันที่ เขียนเป็น 2564-10-01, 01/10/2564 หรือ 1 ต.ค. 2564 (ปี พ.ศ. หรือ ค.ศ. สี่หลัก)',
    'is no day: write 2021-10-01, 2564-10-01, 01/10/2564 or 1 ต.ค. 2564, the year in four digits.',
  );
  const previousCode = read('previous_dla_code', parseCode, ...code);
  const mergedInto = read('merged_into', parseCode, ...code);
  const status = read(
    'status',
    (text) => statuses.get(comparable(text)) ?? null,
    `ไม่ใช่สถานะ เขียนคำใดคำหนึ่ง: ${words}`,
    `is no status: write one of ${words}, or nothing.`,
  );
  if (status === 'MERGED' && isEmpty(cell('merged_into')))
    report('merged_into', 'ยุบรวมกับแห่งใด: ใส่รหัส', 'is empty: write the code of the body it became a part of.');
  if ((status === 'ACTIVE' || status === 'NEW') && mergedInto !== null)
    report(
      'status',
      'ขัดกับคอลัมน์ merged_into: แห่งที่ยุบรวมแล้วไม่มีอยู่',
      'contradicts merged_into: a body that was merged exists no more.',
    );
  return { effectiveOn, previousCode, mergedInto, status };
}
