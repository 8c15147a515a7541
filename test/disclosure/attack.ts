import { follower, fraction, type Line, solve } from './algebra.js';
import { boundsOf } from './bounds.js';
import { isAssessed, type Standing, type Standings, sumOf } from './small-nation.js';
import type { Told } from './told.js';

/** What an attacker found; all must be 0. Each finding is told as text. */
export interface Findings {
  /** Results of single bodies that follow from what the public is told. */
  readonly exact: readonly string[];
  /** … that follow for another body, which knows its own results. */
  readonly exactToOne: readonly string[];
  /** … that the public can bound within ten points. */
  readonly bounded: readonly string[];
  readonly smallShown: readonly string[];
  readonly nullsWithoutReason: readonly string[];
}

/** By `2559/1`: who was in a release, as what, and with which marks. */
export type Truth = ReadonlyMap<string, Standings>;

/**
 * Attacks one year as the strongest outsider: who was assessed and as what, which marks a correction changed, and the
 * full marks of everybody are known; only the marks are not. Every mean is an equation over the marks on indicators,
 * where a mark that two releases have alike is one unknown. The algebra takes the means as exact, the bounds as
 * rounded.
 */
export function attack(told: readonly Told[], truth: Truth): Findings {
  const unknowns = new Map<string, number>();
  const unknownOf = (standing: Standing, dimension: number, indicator: number): number => {
    const mark = standing.marks[dimension]?.[indicator];
    const name = [standing.body, dimension, indicator, mark?.full, mark?.score].join('/');
    const found = unknowns.get(name) ?? unknowns.size;
    unknowns.set(name, found);
    return found;
  };
  for (const standing of [...truth.values()].flat())
    for (const [dimension, marks] of standing.marks.entries())
      for (const [indicator, mark] of marks.entries()) if (mark) unknownOf(standing, dimension, indicator);

  /** The percentage of a body in a subject, as a line over the unknowns. */
  const lineOf = (standing: Standing, { dimension, indicator }: Subject): Line => {
    const parts = standing.marks.flatMap((marks, d) =>
      marks.flatMap((mark, i) =>
        mark &&
        (dimension === null || d === dimension - 1) &&
        (indicator === null ? i < 2 : i === indicator - 1)
          ? [{ at: unknownOf(standing, d, i), mark }]
          : [],
      ),
    );
    const { full } = sumOf(parts.map(({ mark }) => mark));
    return new Map(parts.map(({ at }) => [at, fraction(100, full)]));
  };

  const shown = told.filter(({ percent }) => percent !== null);
  const open = solve(
    shown.map((mean) => {
      const line = new Map<number, number>();
      for (const member of membersOf(truth, mean))
        for (const [at, value] of lineOf(member, mean)) line.set(at, (line.get(at) ?? 0) + value);
      return line;
    }),
    unknowns.size,
  );

  const subjects = subjectsOf(told);
  const secrets = new Map<string, { body: number; movement: Float64Array }>();
  for (const [release, standings] of truth)
    for (const standing of standings.filter(isAssessed))
      for (const subject of subjects) {
        const line = lineOf(standing, subject);
        if (line.size === 0 || isNews(truth, release, subject)) continue;
        const name = `${standing.body} ${subject.dimension ?? 'overall'} ${subject.indicator ?? ''} ${[...line.keys()].join()}`;
        if (!secrets.has(name)) secrets.set(name, { body: standing.body, movement: open.movementOf(line) });
      }
  const exact = [...secrets].filter(([, { movement }]) => movement.every((each) => each === 0));

  const exactToOne = new Set<string>();
  for (const body of new Set([...secrets.values()].map((secret) => secret.body))) {
    const own = [...truth.values()].flat().filter((standing) => standing.body === body);
    const marks = new Set(
      own.flatMap((each) =>
        each.marks.flatMap((row, d) => row.flatMap((mark, i) => (mark ? [unknownOf(each, d, i)] : []))),
      ),
    );
    const follows = follower([...marks].map((at) => open.movementOf(new Map([[at, 1]]))));
    for (const [name, secret] of secrets)
      if (secret.body !== body && follows(secret.movement)) exactToOne.add(`${name}, by ${body}`);
  }
  const public_ = new Set(exact.map(([name]) => name));
  return {
    exact: [...public_],
    exactToOne: [...exactToOne].filter((each) => !public_.has(each.split(', by')[0] ?? '')),
    bounded: boundsOf(told, truth),
    smallShown: shown.filter(({ count }) => count < 3).map(nameOf),
    nullsWithoutReason: told
      .filter(
        (each) =>
          (each.percent === null) !== (each.suppression !== null) ||
          (each.percent === null && each.besides.length > 0) ||
          (each.spread === null) !== (each.spreadSuppression !== null),
      )
      .map(nameOf),
  };
}

export interface Subject {
  readonly dimension: number | null;
  readonly indicator: number | null;
}

/** Overall, each dimension and each indicator, as they are told of. */
export function subjectsOf(told: readonly Told[]): Subject[] {
  const found = new Map(
    told.map(({ dimension, indicator }) => [`${dimension}/${indicator}`, { dimension, indicator }]),
  );
  return [...found.values()];
}

/** Who is in a group, as the release has them. */
export function membersOf(
  truth: Truth,
  { release, province, type, dimension, indicator }: Pick<Told, 'release' | 'province' | 'type'> & Subject,
): Standing[] {
  return (truth.get(release) ?? []).filter(
    (each) =>
      isAssessed(each) &&
      (province ?? each.province) === each.province &&
      (type ?? each.type) === each.type &&
      (indicator === null || each.marks[(dimension ?? 0) - 1]?.[indicator - 1] !== null),
  );
}

/** What everybody of the nation has alike, or nearly, on an indicator is news of the indicator, and is told. */
function isNews(truth: Truth, release: string, subject: Subject): boolean {
  if (subject.indicator === null) return false;
  const marks = membersOf(truth, { release, province: null, type: null, ...subject }).map(
    (each) => each.marks[(subject.dimension ?? 0) - 1]?.[(subject.indicator ?? 0) - 1]?.score ?? 0,
  );
  const sum = marks.reduce((all, each) => all + 10 * each, 0);
  return new Set(marks).size === 1 || 100 * marks.length - sum < 10 || sum < 10;
}

export const nameOf = ({ release, province, type, dimension, indicator }: Told): string =>
  [release, province ?? 'nation', type ?? 'all', dimension ?? 'overall', indicator ?? ''].join(' ');
