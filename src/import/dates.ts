import { arabicDigits } from '../local-government/thai-text.js';

/** Buddhist Era less Common Era. */
const OFFSET = 543;

/** Thai months in full, and abbreviated without the dots. */
const months = [
  ['มกราคม', 'มค'],
  ['กุมภาพันธ์', 'กพ'],
  ['มีนาคม', 'มีค'],
  ['เมษายน', 'เมย'],
  ['พฤษภาคม', 'พค'],
  ['มิถุนายน', 'มิย'],
  ['กรกฎาคม', 'กค'],
  ['สิงหาคม', 'สค'],
  ['กันยายน', 'กย'],
  ['ตุลาคม', 'ตค'],
  ['พฤศจิกายน', 'พย'],
  ['ธันวาคม', 'ธค'],
] as const;

/**
 * A day as people write it: `2021-10-01`, `2564-10-01`, `01/10/2564` (the day first, as everywhere in Thailand),
 * `1 ต.ค. 2564`, `1 ตุลาคม 2564`, in digits of either kind, the year in the Buddhist or the Common Era, whose ranges do
 * not meet. The day in ISO 8601, or null where it is none, or its year has two digits.
 */
export function parseDay(text: string): string | null {
  const plain = arabicDigits(text)
    .replace(/พ\.ศ\.|\s+/g, ' ')
    .trim();
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(plain);
  if (iso) return dayOf(iso[1], Number(iso[2]), iso[3]);
  const slashed = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(plain);
  if (slashed) return dayOf(slashed[3], Number(slashed[2]), slashed[1]);
  const worded = /^(\d{1,2})\s*([ก-๙.]+)\s*(\d{4})$/.exec(plain);
  return worded ? dayOf(worded[3], monthOf(worded[2] ?? ''), worded[1]) : null;
}

function monthOf(word: string): number {
  const bare = word.replace(/\./g, '');
  return months.findIndex(([name, short]) => bare === name || bare === short) + 1;
}

function dayOf(yearText: string | undefined, month: number, dayText: string | undefined): string | null {
  const [given, day] = [Number(yearText), Number(dayText)];
  const year = given >= 2400 && given < 2700 ? given - OFFSET : given;
  if (year < 2400 - OFFSET || year >= 2700 - OFFSET) return null;
  const date = new Date(Date.UTC(year, month - 1, day));
  const exists = date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return exists ? date.toISOString().slice(0, 10) : null;
}
