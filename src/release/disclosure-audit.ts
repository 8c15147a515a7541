import { addTimes, solveSums, type Solved } from '../assessment/equations.js';
import { POINTS_LEFT_OPEN } from '../assessment/suppression-bounds.js';

/**
 * A mean of more bodies is rounded to the hundredth of a point by ten points of their sum or more, as much as must
 * be left open of one of them: no difference with it tells of one.
 */
export const FEWEST_BODIES_THAT_BLUR = 1000;

/** Results that stand in the same groups of all releases of a year, and so are told of only together. */
export interface Atom {
  readonly bodies: number;
  /** Of their percentages. */
  readonly sum: number;
  /** All have the same. */
  readonly allAlike: boolean;
  /** The bodies, of one or two; none given of more. */
  readonly members: readonly number[];
}

/** A mean that is or was public, or is about to be. */
export interface Mean<K> {
  /** The places of the atoms that it is over. */
  readonly atoms: readonly number[];
  /** What would have to be hidden so that it is not told; null where it is told already. */
  readonly hides: K | null;
  /** What it costs readers to hide it. */
  readonly cost: number;
}

/**
 * What more must be hidden so that neither the public nor a body that knows its own results can work out, from all
 * that was ever told, what another body got, or bound it within ten points by one sum. As `suppress`, but of any sums:
 * what it finds told it hides, the cheapest part first, and looks again. What was told before stays told.
 */
export function hideFromAll<K>(atoms: readonly Atom[], means: readonly Mean<K>[]): Set<K> {
  const hidden = new Set<K>();
  for (;;) {
    const left = distinct(means.filter(({ hides }) => hides === null || !hidden.has(hides)));
    const before = hidden.size;
    for (const from of leaks(atoms, solveSums(left.map((mean) => mean.atoms)))) {
      const parts = [...from.keys()]
        .flatMap((place) => left[place] ?? [])
        .filter(({ hides }) => hides !== null);
      if (parts.some(({ hides }) => hides !== null && hidden.has(hides))) continue;
      const [cheapest] = parts.sort((a, b) => a.cost - b.cost);
      if (cheapest && cheapest.hides !== null) hidden.add(cheapest.hides);
    }
    if (hidden.size === before) return hidden;
  }
}

/** Of means over the very same results the one that was told first: to hide another of them hides nothing. */
function distinct<K>(means: readonly Mean<K>[]): Mean<K>[] {
  const first = new Map<string, Mean<K>>();
  for (const mean of means) {
    const key = mean.atoms.join();
    const found = first.get(key);
    if (!found || (found.hides !== null && mean.hides === null)) first.set(key, mean);
  }
  return [...first.values()];
}

/** The combinations of sums by which something of a single body is told. */
function* leaks(
  atoms: readonly Atom[],
  solved: ReadonlyMap<number, Solved>,
): Generator<ReadonlyMap<number, number>> {
  for (const [place, { others, from }] of solved) {
    const atom = atoms[place];
    if (others.size === 0 && atom && isTelling(atom)) yield from;
    else if (others.size > 0 && boundsOne(atoms, place, others)) yield from;
  }
  yield* leaksToOne(atoms, solved);
}

const isTelling = (atom: Atom): boolean =>
  atom.bodies < 3 || atom.allAlike || roomOfOne(atom.bodies, atom.sum, atom.sum) < POINTS_LEFT_OPEN;

/** Whether one sum bounds a value of one of its atoms within ten points, whatever the other atoms are. */
function boundsOne(atoms: readonly Atom[], place: number, others: ReadonlyMap<number, number>): boolean {
  const terms = [[place, 1] as const, ...others].flatMap(([at, times]) => {
    const atom = atoms[at];
    return atom ? [{ ...atom, times }] : [];
  });
  const least = terms.reduce((sum, { times, bodies }) => sum + Math.min(0, times * bodies * 100), 0);
  const most = terms.reduce((sum, { times, bodies }) => sum + Math.max(0, times * bodies * 100), 0);
  const value = terms.reduce((sum, { times, sum: own }) => sum + times * own, 0);
  return terms.some(({ times, bodies }) => {
    const [low, high] = [least - Math.min(0, times * bodies * 100), most - Math.max(0, times * bodies * 100)];
    const ends = [(value - low) / times, (value - high) / times];
    return roomOfOne(bodies, Math.min(...ends), Math.max(...ends)) < POINTS_LEFT_OPEN - 1e-6;
  });
}

/** How wide the range of one of so many percentages is, given the range of their sum. */
const roomOfOne = (bodies: number, least: number, most: number): number =>
  Math.min(100, most) - Math.max(0, least - 100 * (bodies - 1));

/** What a body works out that knows its own results, each of which is an atom of its own. */
function* leaksToOne(
  atoms: readonly Atom[],
  solved: ReadonlyMap<number, Solved>,
): Generator<ReadonlyMap<number, number>> {
  const freedom = (place: number): ReadonlyMap<number, number> =>
    solved.get(place)?.others ?? new Map([[place, -1]]);
  const own = new Map<number, number[]>();
  const near = new Map<number, number[]>();
  for (const [place, atom] of atoms.entries()) {
    const [member] = atom.members;
    if (atom.bodies === 1 && member !== undefined) own.set(member, [...(own.get(member) ?? []), place]);
    if (isTelling(atom))
      for (const at of freedom(place).keys()) near.set(at, [...(near.get(at) ?? []), place]);
  }
  for (const known of own.values()) {
    const reach = new Set(known.flatMap((place) => [...freedom(place).keys()]));
    const basis = solveLines(known.map((place) => [place, freedom(place)] as const));
    for (const told of new Set([...reach].flatMap((at) => near.get(at) ?? []))) {
      if (known.includes(told) || [...freedom(told).keys()].some((at) => !reach.has(at))) continue;
      const combination = writeBy(basis, told, freedom(told));
      if (combination) yield sumsOf(combination, solved);
    }
  }
}

interface BasisLine {
  readonly lead: number;
  readonly line: Map<number, number>;
  readonly of: Map<number, number>;
}

/** The lines, each without the leading unknowns of those before. */
function solveLines(lines: readonly (readonly [number, ReadonlyMap<number, number>])[]): BasisLine[] {
  const basis: BasisLine[] = [];
  for (const [place, free] of lines) {
    const { line, of } = reduce(basis, place, free);
    const [lead] = line.keys();
    if (lead !== undefined) basis.push({ lead, line, of });
  }
  return basis;
}

function reduce(basis: readonly BasisLine[], place: number, free: ReadonlyMap<number, number>) {
  const [line, of] = [new Map(free), new Map([[place, 1]])];
  for (const { lead, line: other, of: parts } of basis) {
    const times = (line.get(lead) ?? 0) / (other.get(lead) ?? 1);
    if (times === 0) continue;
    addTimes(line, other, -times);
    addTimes(of, parts, -times);
  }
  return { line, of };
}

/** How an unknown follows from the known ones, as so many times each; undefined where it does not. */
function writeBy(basis: readonly BasisLine[], place: number, free: ReadonlyMap<number, number>) {
  const { line, of } = reduce(basis, place, free);
  return line.size === 0 ? of : undefined;
}

/** The sums that make up a combination of unknowns that they determine. */
function sumsOf(combination: ReadonlyMap<number, number>, solved: ReadonlyMap<number, Solved>) {
  const from = new Map<number, number>();
  for (const [place, times] of combination) addTimes(from, solved.get(place)?.from ?? new Map(), times);
  return from;
}
