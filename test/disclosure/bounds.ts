import { inRange, solve } from 'yalps';
import { isAssessed, type Standing, sumOf } from './small-nation.js';
import { membersOf, subjectsOf, type Subject, type Truth } from './attack.js';
import type { Told } from './told.js';

const POINTS = 10;

/**
 * The results that the rounded means leave fewer than ten points, by linear programming: overall and each dimension
 * for itself, all releases together. Bodies that stand in the same means are one unknown, the sum of them.
 */
export function boundsOf(told: readonly Told[], truth: Truth): string[] {
  return subjectsOf(told)
    .filter(({ indicator }) => indicator === null)
    .flatMap((subject) => boundsOfSubject(told, truth, subject));
}

interface Unknown {
  readonly bodies: Set<number>;
  low: number;
  high: number;
}

function boundsOfSubject(told: readonly Told[], truth: Truth, subject: Subject): string[] {
  const means = told.filter((each) => isOf(each, subject) && each.percent !== null);
  const spreads = new Map(
    told.flatMap((each) => (each.spread && isOf(each, subject) ? [[each.release, each.spread]] : [])),
  );
  const versions = new Map<string, { bodies: number; in: Set<number>; low: number; high: number }>();
  const version = (standing: Standing) => {
    const name = `${standing.body}/${JSON.stringify(marksOf(standing, subject))}`;
    const found = versions.get(name) ?? { bodies: standing.body, in: new Set<number>(), low: 0, high: 100 };
    versions.set(name, found);
    return found;
  };
  for (const [release, standings] of truth)
    for (const standing of standings.filter(isAssessed)) {
      const found = version(standing);
      const spread = spreads.get(release);
      if (spread)
        [found.low, found.high] = [Math.max(found.low, spread.minimum), Math.min(found.high, spread.maximum)];
    }
  for (const [at, mean] of means.entries())
    for (const member of membersOf(truth, mean)) version(member).in.add(at);

  const unknowns = new Map<string, Unknown>();
  for (const { bodies, in: stands, low, high } of versions.values()) {
    const name = [[...stands].join(), low, high].join('|');
    const found = unknowns.get(name) ?? { bodies: new Set<number>(), low, high };
    unknowns.set(name, found);
    found.bodies.add(bodies);
  }
  return [...unknowns].flatMap(([name, { bodies, low, high }]) => {
    const n = bodies.size;
    const [least, most] = (['minimize', 'maximize'] as const).map((direction) =>
      reach(name, direction, unknowns, means),
    );
    if (least === undefined || most === undefined) return [];
    const width = Math.min(high, most - low * (n - 1)) - Math.max(low, least - high * (n - 1));
    return width < Math.min(POINTS, high - low) - 0.01
      ? [`${[...bodies].join()} ${subject.dimension ?? 'overall'}: ${width.toFixed(2)}`]
      : [];
  });
}

function reach(
  name: string,
  direction: 'minimize' | 'maximize',
  unknowns: ReadonlyMap<string, Unknown>,
  means: readonly Told[],
): number | undefined {
  const limits = [...unknowns].map(
    ([each, { bodies, low, high }]) =>
      [`limit ${each}`, inRange(low * bodies.size, high * bodies.size)] as const,
  );
  const sums = means.map((mean, at) => {
    const [sum, slack] = [mean.count * (mean.percent ?? 0), mean.count * 0.00501];
    return [`mean ${at}`, inRange(sum - slack, sum + slack)] as const;
  });
  const solution = solve({
    direction,
    objective: 'wanted',
    constraints: new Map([...limits, ...sums]),
    variables: new Map(
      [...unknowns.keys()].map((each) => [
        each,
        new Map([
          [`limit ${each}`, 1],
          ...(each === name ? [['wanted', 1] as const] : []),
          ...(each.split('|')[0] ?? '')
            .split(',')
            .filter(Boolean)
            .map((at) => [`mean ${at}`, 1] as const),
        ]),
      ]),
    ),
  });
  if (solution.status !== 'optimal') throw new Error(`No solution for ${name}: ${solution.status}`);
  return solution.result;
}

const isOf = (told: Told, { dimension, indicator }: Subject): boolean =>
  told.dimension === dimension && told.indicator === indicator;

function marksOf(standing: Standing, { dimension }: Subject) {
  const marks = dimension === null ? standing.marks : standing.marks.slice(dimension - 1, dimension);
  return sumOf(marks.flatMap((each) => each.slice(0, 2)));
}
