import type { Cell } from '../../src/assessment/suppression-table.js';

export const margins = { row: 'NATION', column: 'ALL' };
export const types = ['PAO', 'CITY', 'TOWN', 'SUBDISTRICT', 'SAO', 'SPECIAL'];

export function table(
  columns: string[],
  counts: Record<string, number[]>,
  alike: (row: string, column: string) => boolean = () => false,
): Cell[] {
  const inner = Object.entries(counts).flatMap(([row, numbers]) =>
    columns.map((column, i): Cell => {
      const bodies = numbers[i] ?? 0;
      return { row, column, bodies, allAlike: bodies === 1 || (bodies > 1 && alike(row, column)) };
    }),
  );
  const total = (row: string, column: string): Cell => {
    const parts = inner.filter(
      (cell) =>
        cell.bodies &&
        [cell.row, margins.row].includes(row) &&
        [cell.column, margins.column].includes(column),
    );
    const bodies = parts.reduce((sum, cell) => sum + cell.bodies, 0);
    return { row, column, bodies, allAlike: parts.length === 1 && parts[0]?.allAlike === true };
  };
  return [
    ...inner,
    ...Object.keys(counts).map((row) => total(row, margins.column)),
    ...columns.map((column) => total(margins.row, column)),
    total(margins.row, margins.column),
  ];
}

/** Counts as in Thailand: one PAO a province, few cities and towns, one special body, nothing in Bangkok. */
export function country(random: () => number): Cell[] {
  const between = (low: number, high: number) => low + Math.floor(random() * (high - low + 1));
  const province = (i: number) => [
    1,
    between(0, 2),
    between(0, 10),
    between(5, 40),
    between(5, 140),
    i === 20 ? 1 : 0,
  ];
  const counts = Array.from({ length: 76 }, (_, i) => [`P${i.toString()}`, province(i)] as const);
  return table(types, { ...Object.fromEntries(counts), Bangkok: [0, 0, 0, 0, 0, 0] });
}

/** mulberry32: the same numbers on every machine. */
export function randomFrom(seed: number): () => number {
  let state = seed * 7919;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
