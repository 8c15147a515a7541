import { limits } from '../limits.js';
import { readXml } from './xml.js';
import type { Unpacking } from './zip.js';

/** What a number means by its format: a mark written 20 and a day written 20 are the same number in the file. */
export type NumberKind = 'NUMBER' | 'DATE' | 'PERCENT';

const dates: readonly (readonly [from: number, to: number])[] = [
  [14, 22],
  [27, 36],
  [45, 47],
  [50, 58],
  [71, 81],
];

/** The kind of each cell style, by its number. */
export async function readStyles(zip: Unpacking, part: string): Promise<NumberKind[]> {
  const kinds: NumberKind[] = [];
  if (!zip.parts.has(part.toLowerCase())) return kinds;
  const own = new Map<number, string>();
  let inCells = false;
  await readXml(zip.unpack(part, limits.stringBytes), {
    open(name, { numFmtId = '0', formatCode = '' }) {
      if (name === 'numFmt') own.set(Number(numFmtId), formatCode);
      if (name === 'cellXfs') inCells = true;
      if (name === 'xf' && inCells) kinds.push(kindOf(Number(numFmtId), own));
    },
    close(name) {
      if (name === 'cellXfs') inCells = false;
    },
  });
  return kinds;
}

function kindOf(id: number, own: ReadonlyMap<number, string>): NumberKind {
  const code = own.get(id);
  if (code === undefined) {
    if (dates.some(([from, to]) => id >= from && id <= to)) return 'DATE';
    return id === 9 || id === 10 ? 'PERCENT' : 'NUMBER';
  }
  if (/^general$/i.test(code)) return 'NUMBER';
  // Without texts in quotes, single letters, colours and locales; [h] and the like are times.
  const bare = code.replace(/"[^"]*"|\\.|_.|\*./g, '').replace(/\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, '');
  if (/[dmyhsbว]|ป/i.test(bare)) return 'DATE';
  return bare.includes('%') ? 'PERCENT' : 'NUMBER';
}
