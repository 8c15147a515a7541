/** Sums that are known, of unknowns that are given by their place: which unknowns each is of. */
export type Sums = readonly (readonly number[])[];

/** An unknown written by others: it and these, each so often, come to something known. */
export interface Solved {
  /** Empty: the unknown itself is known. */
  readonly others: ReadonlyMap<number, number>;
  /** How often each of the sums went into it. */
  readonly from: ReadonlyMap<number, number>;
}

type Line = Map<number, number>;

/**
 * Solves sums as far as they go (Gauss and Jordan, sparse): as many unknowns as possible are written by the others,
 * which stay open. Sums of few unknowns come first, so that a table of provinces stays as sparse as it is.
 */
export function solveSums(sums: Sums): ReadonlyMap<number, Solved> {
  const solved = new Map<number, { others: Line; from: Line }>();
  /** For each open unknown, the solved ones that are written by it. */
  const users = new Map<number, Set<number>>();
  const order = sums.map((_, place) => place).sort((a, b) => lengthOf(sums, a) - lengthOf(sums, b));
  for (const place of order) {
    const line = {
      others: new Map((sums[place] ?? []).map((unknown) => [unknown, 1])),
      from: new Map([[place, 1]]),
    };
    for (const [unknown, times] of [...line.others]) {
      const known = solved.get(unknown);
      if (!known) continue;
      line.others.delete(unknown);
      addTimes(line.others, known.others, -times);
      addTimes(line.from, known.from, -times);
    }
    const chosen = rarest(line.others, users);
    if (chosen === undefined) continue;
    const factor = 1 / (line.others.get(chosen) ?? 1);
    line.others.delete(chosen);
    for (const part of [line.others, line.from])
      for (const [key, times] of part) part.set(key, times * factor);
    for (const user of users.get(chosen) ?? []) {
      const other = solved.get(user);
      const times = other?.others.get(chosen);
      if (!other || times === undefined) continue;
      other.others.delete(chosen);
      addTimes(other.others, line.others, -times);
      addTimes(other.from, line.from, -times);
      for (const unknown of line.others.keys()) note(users, unknown, user);
    }
    users.delete(chosen);
    for (const unknown of line.others.keys()) note(users, unknown, chosen);
    solved.set(chosen, line);
  }
  return solved;
}

/** Adds a line so many times; what comes to nothing is no part of it. */
export function addTimes(line: Line, added: ReadonlyMap<number, number>, times: number): void {
  for (const [key, value] of added) {
    const sum = (line.get(key) ?? 0) + times * value;
    if (Math.abs(sum) < 1e-9) line.delete(key);
    else line.set(key, sum);
  }
}

const lengthOf = (sums: Sums, place: number): number => sums[place]?.length ?? 0;

/** The unknown of a line that the fewest others are written by. */
function rarest(line: Line, users: ReadonlyMap<number, ReadonlySet<number>>): number | undefined {
  let best: number | undefined;
  for (const unknown of line.keys())
    if (best === undefined || (users.get(unknown)?.size ?? 0) < (users.get(best)?.size ?? 0)) best = unknown;
  return best;
}

function note(users: Map<number, Set<number>>, unknown: number, user: number): void {
  const found = users.get(unknown);
  if (found) found.add(user);
  else users.set(unknown, new Set([user]));
}
