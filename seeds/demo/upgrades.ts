import type { LocalGovernmentType } from './local-government-type.js';
import { randomOf } from './random.js';

/** A subdistrict organisation that became a municipality. */
export interface Upgrade {
  /** The first year (B.E.) in which it is one. */
  readonly changedIn: number;
  /** Whether it took another name with it. */
  readonly renamed: boolean;
}

/** How many changed before the assessment of each year (B.E.). One before 2559, as in the department's counts. */
const upgradesOf: readonly (readonly [year: number, count: number])[] = [
  [2558, 8],
  [2559, 1],
  [2560, 6],
  [2561, 5],
];

/** The year whose types the counts per province are of. */
const COUNTED = 2558;

/** Nong Khai's counts by type are in the manual, and they are its counts of 2558: nothing may change there. */
const UNCHANGED = '43';

/**
 * The upgrades by province, at most one in each: enough to show one in many places, and easy to find.
 * @param provinceCodes those that have local governments, in order
 */
export function composeUpgrades(provinceCodes: readonly string[]): ReadonlyMap<string, Upgrade> {
  const provinces = randomOf('upgrades').shuffle(provinceCodes.filter((code) => code !== UNCHANGED));
  const years = upgradesOf.flatMap(([year, count]) => Array<number>(count).fill(year));
  return new Map(
    years.map((changedIn, index) => [provinces[index] ?? '', { changedIn, renamed: index % 4 === 3 }]),
  );
}

/** The type that a body with this upgrade had when the counts were taken. */
export const typeWhenCounted = ({ changedIn }: Upgrade): LocalGovernmentType =>
  changedIn <= COUNTED ? 'SUBDISTRICT_MUNICIPALITY' : 'SAO';
