import { parseNumber } from '../import/numbers.js';

/** Buddhist Era less Common Era. */
const OFFSET = 543;

/** A year as people write it, `2568`, `๒๕๖๘` or `2025`, in the Buddhist Era; null where it is no year of either. */
export function parseYear(text: string): number | null {
  const year = parseNumber(text);
  // The ranges are those of the API's scalar Year; they do not meet, so nothing is guessed.
  const [buddhist] = [year, year + OFFSET].filter(
    (each) => Number.isInteger(each) && each >= 2500 && each <= 2699,
  );
  return buddhist ?? null;
}
