/** The largest prime whose square a number still holds exactly in 52 bits; so whole numbers and fractions stay exact. */
const prime = 2 ** 26 - 5;

/** A line of coefficients by unknown; those that are not there are 0. */
export type Line = ReadonlyMap<number, number>;

/** What is left open of a system of equations. */
export interface Open {
  /** How the line would move with each of the unknowns that stay open; none: it is known. */
  movementOf(line: Line): Float64Array;
}

/** A fraction of whole numbers, as a remainder by the prime. */
export function fraction(numerator: number, denominator: number): number {
  return multiply(((numerator % prime) + prime) % prime, power(denominator % prime, prime - 2));
}

/** Solves equations for everything that follows from them. */
export function solve(equations: readonly Line[], unknowns: number): Open {
  const rows = equations.map((line) => {
    const row = new Float64Array(unknowns);
    for (const [at, value] of line) row[at] = value;
    return row;
  });
  const pivots = new Map<number, Float64Array>();
  let next = 0;
  for (let column = 0; column < unknowns; column++) {
    const found = rows.findIndex((row, place) => place >= next && row[column]);
    const pivot = rows[found];
    if (!pivot) continue;
    [rows[next], rows[found]] = [pivot, rows[next] ?? pivot];
    next++;
    scale(pivot, power(pivot[column] ?? 0, prime - 2));
    for (const row of rows) if (row !== pivot && row[column]) subtract(row, pivot, row[column] ?? 0);
    pivots.set(column, pivot);
  }
  const free = Array.from({ length: unknowns }, (_, at) => at).filter((at) => !pivots.has(at));
  return {
    movementOf(line) {
      const moved = new Float64Array(free.length);
      for (const [at, value] of line) {
        const pivot = pivots.get(at);
        for (const [place, open] of free.entries()) {
          const move = pivot ? prime - (pivot[open] ?? 0) : open === at ? 1 : 0;
          if (move) moved[place] = ((moved[place] ?? 0) + multiply(move % prime, value)) % prime;
        }
      }
      return moved;
    },
  };
}

/** Whether a movement is made of others: who knows those knows it. */
export function follower(known: readonly Float64Array[]): (movement: Float64Array) => boolean {
  const basis: { lead: number; row: Float64Array }[] = [];
  const reduce = (movement: Float64Array) => {
    const row = movement.slice();
    for (const { lead, row: other } of basis) if (row[lead]) subtract(row, other, row[lead] ?? 0);
    return row;
  };
  for (const movement of known) {
    const row = reduce(movement);
    const lead = row.findIndex((value) => value !== 0);
    if (lead < 0) continue;
    scale(row, power(row[lead] ?? 0, prime - 2));
    basis.push({ lead, row });
  }
  return (movement) => reduce(movement).every((value) => value === 0);
}

function scale(row: Float64Array, factor: number): void {
  for (const [at, value] of row.entries()) if (value) row[at] = multiply(value, factor);
}

function subtract(row: Float64Array, other: Float64Array, times: number): void {
  const minus = prime - times;
  for (const [at, value] of other.entries())
    if (value) row[at] = ((row[at] ?? 0) + multiply(value, minus)) % prime;
}

const multiply = (a: number, b: number): number => (a * b) % prime;

function power(base: number, exponent: number): number {
  if (exponent === 0) return 1;
  const half = power((base * base) % prime, Math.floor(exponent / 2));
  return exponent % 2 ? (half * base) % prime : half;
}
