import { Refusal } from '../refusal.js';
import type { Flaw } from '../sheet.js';
import type { Texts } from '../texts.js';
import type { NumberKind } from './styles.js';

/** A cell as it stands in the file. */
export interface XmlCell {
  readonly type: string;
  readonly style: number;
  readonly hasFormula: boolean;
  /** The value, or the cached value of the formula; null where there is none. */
  readonly value: string | null;
  readonly inline: string;
}

/** What cells refer to. */
export interface CellTables {
  readonly strings: readonly string[];
  readonly kinds: readonly NumberKind[];
  readonly texts: Texts;
}

/** The text of a cell as a person reads it, and what may be wrong with it. */
export function readCell(cell: XmlCell, tables: CellTables): { text: string; flaw: Flaw | null } {
  const { type, value } = cell;
  if (type === 'inlineStr') return { text: tables.texts.clean(cell.inline), flaw: null };
  if (value === null || (value === '' && type !== 'str'))
    return cell.hasFormula ? { text: '', flaw: 'NO_VALUE' } : { text: '', flaw: null };
  switch (type) {
    case 's':
      return { text: sharedString(value, tables.strings), flaw: null };
    case 'str':
      return { text: tables.texts.clean(value), flaw: null };
    case 'e':
      return { text: value, flaw: 'ERROR' };
    case 'd':
      return { text: value, flaw: 'DATE' };
    case 'b':
      return { text: value === '1' ? 'TRUE' : 'FALSE', flaw: null };
    default:
      return readNumber(value, tables.kinds[cell.style] ?? 'NUMBER', tables.texts);
  }
}

function sharedString(index: string, strings: readonly string[]): string {
  const text = strings[Number(index)];
  if (text !== undefined) return text;
  throw new Refusal(
    'ไฟล์ Excel เสียหาย: มีช่องที่อ้างข้อความซึ่งไม่มี ให้เปิดแล้วบันทึกใหม่ใน Excel',
    'The workbook is damaged: a cell refers to a text that is not there. Open it in Excel and save it anew.',
  );
}

/** Fifteen digits are what a spreadsheet shows of its numbers: 73.1 and not 73.10000000000001. */
function readNumber(value: string, kind: NumberKind, texts: Texts): { text: string; flaw: Flaw | null } {
  const number = Number(value);
  const round = (exact: number) => String(Number(exact.toPrecision(15)));
  if (value.trim() === '' || !Number.isFinite(number)) return { text: value, flaw: 'ERROR' };
  if (kind === 'DATE') return { text: dateOf(number), flaw: 'DATE' };
  return { text: texts.clean(kind === 'PERCENT' ? `${round(number * 100)}%` : round(number)), flaw: null };
}

/** The day a number stands for, as people would look for it in the sheet. */
function dateOf(days: number): string {
  const date = new Date(Date.UTC(1899, 11, 30) + days * 86_400_000);
  return Number.isNaN(date.getTime()) ? String(days) : date.toISOString().slice(0, 10);
}
