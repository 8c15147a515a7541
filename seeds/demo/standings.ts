import { randomOf } from './random.js';

/**
 * The province of the manual's figure: 76.30 % and tenth of 76 in 2559. All other standings are hung on this, because
 * the manual's figures have to come out exactly.
 */
const MANUAL = { province: '43', year: 2559, percent: 76.3, rank: 10 } as const;

/** The leaders are drawn from as many of the provinces with most local governments; see `composeStandings`. */
const LARGEST = 12;

/** How far each year (B.E.) lies above 2559, in percentage points. */
const drift: Readonly<Record<number, number>> = { 2557: 0.2, 2558: 0.5, 2559: 0, 2560: 0.4, 2561: 0.5 };

/** The percentage that the bodies of a province are to have on average in a year (B.E.). */
export type Standings = (provinceCode: string, year: number) => number;

/**
 * Decides how good each province is. Good ones stay good: a province moves by some tenths from year to year.
 *
 * The manual's province is tenth of 76 at 76.30 %, so 66 provinces must lie below that in 2559 and only nine above.
 * For a national mean near 77 % all the same, those nine are large and far ahead, and the others close behind.
 * @param sizes how many local governments each province has
 */
export function composeStandings(sizes: ReadonlyMap<string, number>): Standings {
  const random = randomOf('standings');
  const others = [...sizes.keys()].filter((code) => code !== MANUAL.province);
  const bySize = [...others].sort(
    (a, b) => (sizes.get(b) ?? 0) - (sizes.get(a) ?? 0) || Number(a) - Number(b),
  );
  const leaders = random.shuffle(bySize.slice(0, LARGEST)).slice(0, MANUAL.rank - 1);
  const leads = new Map(others.map((code) => [code, -random.between(0.15, 2.05)]));
  leaders.forEach((code, index) => leads.set(code, 1.6 + index * 0.9 + random.between(0, 0.6)));

  return (provinceCode, year) => {
    const standing = MANUAL.percent + (leads.get(provinceCode) ?? 0) + (drift[year] ?? 0);
    const wobble = year === MANUAL.year ? 0 : 0.45 * randomOf('wobble', provinceCode, year).bell();
    return standing + wobble;
  };
}
