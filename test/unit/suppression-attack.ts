import { suppress } from '../../src/assessment/suppression.js';
import type { Cell } from '../../src/assessment/suppression-table.js';
import { margins } from './suppression-tables.js';

/** Solves what is shown for the scores of single bodies: for the public, then with any one body's own score known. */
export function expectProtected(cells: readonly Cell[]) {
  const hidden = suppress(cells, margins);
  for (const cell of cells)
    expect([cell, cell.bodies < 3 || cell.allAlike ? hidden.has(cell) : true]).toEqual([cell, true]);

  const inner = cells.filter((cell) => cell.row !== margins.row && cell.column !== margins.column);
  // In a cell of three or more, three stand for all: any two of them hide the third. Bodies said to be alike are one unknown.
  const bodies = inner.flatMap((cell) =>
    Array<Cell>(hidden.get(cell) === 'ALL_ALIKE' ? 1 : Math.min(cell.bodies, 3)).fill(cell),
  );
  const isPart = (part: Cell, { row, column }: Cell) =>
    (row === margins.row || row === part.row) && (column === margins.column || column === part.column);
  const shown = cells
    .filter((cell) => !hidden.has(cell))
    .map((cell) =>
      bodies.map((body) => (isPart(body, cell) ? (hidden.get(body) === 'ALL_ALIKE' ? body.bodies : 1) : 0)),
    );

  // Scores that can only move together are the same to whoever knows one of them; one that cannot move is public.
  const movements = freedom(shown, bodies.length);
  expect(bodies.filter((_, body) => movements[body] === '')).toEqual([]);
  expect(bodies.filter((_, body) => movements.indexOf(movements[body] ?? '') !== body)).toEqual([]);

  for (const line of new Set(cells.flatMap((cell) => [`row ${cell.row}`, `column ${cell.column}`]))) {
    const group = cells.filter((cell) => line === `row ${cell.row}` || line === `column ${cell.column}`);
    const dark = group
      .filter((cell) => cell.bodies && hidden.has(cell))
      .reduce((sum, cell) => sum + cell.bodies, 0);
    // A line with one filled cell and its total is the same cell twice.
    if (dark && group.filter((cell) => cell.bodies).length > 2)
      expect([line, dark >= 3]).toEqual([line, true]);
  }
}

/** For each unknown its row of the null space, scaled to begin with 1: '' is determined, two alike determine each other. */
function freedom(equations: number[][], unknowns: number): string[] {
  const pivots = new Map<number, number[]>();
  for (let column = 0; column < unknowns; column++) {
    const used = new Set(pivots.values());
    const pivot = equations.find((row) => row[column] && !used.has(row));
    if (!pivot) continue;
    const inverse = power(pivot[column] ?? 0, prime - 2);
    for (const [i, value] of pivot.entries()) pivot[i] = (value * inverse) % prime;
    for (const row of equations) {
      const factor = row[column];
      if (!factor || row === pivot) continue;
      for (const [i, value] of pivot.entries())
        if (value) row[i] = ((row[i] ?? 0) + (prime - factor) * value) % prime;
    }
    pivots.set(column, pivot);
  }
  return Array.from({ length: unknowns }, (_, unknown) => {
    const row = pivots.get(unknown);
    if (!row) return `${unknown.toString()}:1`;
    const free = [...row.entries()].filter(([i, value]) => value && !pivots.has(i));
    const scale = power(free[0]?.[1] ?? 1, prime - 2);
    return free.map(([i, value]) => `${i.toString()}:${((value * scale) % prime).toString()}`).join();
  });
}

/** The largest prime whose square a number still holds exactly in 52 bits; sums of whole numbers need no fractions. */
const prime = 2 ** 26 - 5;

function power(base: number, exponent: number): number {
  if (exponent === 0) return 1;
  const half = power((base * base) % prime, Math.floor(exponent / 2));
  return exponent % 2 ? (half * base) % prime : half;
}
