import type { Body } from './body.js';
import { randomOf } from './random.js';

export interface Status {
  readonly status: 'ASSESSED' | 'NOT_ASSESSED' | 'EXEMPT';
  /** In Thai, as an office writes it; null where the body was assessed. */
  readonly reason: string | null;
}

/** How many of a thousand bodies miss the assessment of a year. */
const MISSED_PER_THOUSAND = 6;

const missed = [
  'ประสบสาธารณภัยในช่วงเวลาการประเมิน', // a disaster at the time
  'ส่งเอกสารหลักฐานไม่ครบภายในกำหนด', // papers missing on the day
  'อยู่ระหว่างการตรวจสอบข้อเท็จจริง', // facts under inquiry
];
const newType = 'เปลี่ยนแปลงฐานะในปีที่รับการประเมิน'; // changed its type that year
const special = 'องค์กรปกครองส่วนท้องถิ่นรูปแบบพิเศษ ไม่อยู่ในหลักเกณฑ์การประเมิน'; // not within the rules

/** Whether a body was assessed in a year (B.E.), and if not, why. */
export function statusOf(body: Body, year: number): Status {
  if (body.type === 'SPECIAL') return { status: 'EXEMPT', reason: special };
  if (body.former?.changedIn === year) return { status: 'EXEMPT', reason: newType };
  const random = randomOf('status', body.code, year);
  if (random.between(0, 1000) < MISSED_PER_THOUSAND)
    return { status: 'NOT_ASSESSED', reason: random.pick(missed) };
  return { status: 'ASSESSED', reason: null };
}
