import { arabicDigits } from '../local-government/thai-text.js';

/** Cells in which people write that there is nothing. */
const nothing = new Set(['', '-', '–', '—']);

export const isEmpty = (text: string): boolean => nothing.has(text.trim());

/** A number as spreadsheets hold it: `27`, `๒๗.๕`, `1,015`, `92.00 %`; NaN for anything else, an empty cell too. */
export function parseNumber(text: string): number {
  const plain = arabicDigits(text)
    .replace(/\s|%$/g, '')
    .replace(
      /^(-?\d{1,3})((?:,\d{3})+)(?=\.|$)/,
      (_all, first: string, rest: string) => first + rest.replace(/,/g, ''),
    );
  return /^[-+]?\d+(\.\d+)?$/.test(plain) ? Number(plain) : NaN;
}

/** A local government's code of seven digits, from seven or, with a leading 0, eight; null where it is neither. */
export function parseCode(text: string): string | null {
  const digits = arabicDigits(text).replace(/\s/g, '');
  return /^0?([1-9][0-9]{6})$/.exec(digits)?.[1] ?? null;
}
