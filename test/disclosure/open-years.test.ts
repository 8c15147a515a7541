import { randomFrom } from '../unit/suppression-tables.js';
import { attack, type Findings } from './attack.js';
import { beginHistory, type History } from './history.js';
import { composeNation, correct, type Standings } from './small-nation.js';

// Where the department opened a year, single results are told: that was decided. What it decided ends with the setting.

const nations = Number(process.env['DISCLOSURE_NATIONS'] ?? 4);
const seeds = Array.from({ length: nations }, (_, i) => i + 1);

let history: History;
afterEach(() => history.close());

test.each(seeds.slice(0, 2))(
  'nation %i: an open release tells of few, and of no spread below the nation',
  async (seed) => {
    const standings = composeNation(randomFrom(seed));
    history = await beginHistory(standings);
    await history.disclose('OPEN');
    await history.publish(standings);
    const told = await history.read();
    const withBodies = told.filter(({ count }) => count > 0);
    expect(withBodies.filter(({ percent }) => percent === null)).toEqual([]);
    expect(withBodies.some(({ count }) => count === 1)).toBe(true);
    expect(
      told.filter(({ count, suppression }) => (count === 0) !== (suppression === 'NOT_ASSESSED')),
    ).toEqual([]);
    expect(told.filter(({ spread }) => spread !== null)).toEqual([]);
    expect(attack(told, history.truth).nullsWithoutReason).toEqual([]);
  },
);

test.each(seeds)(
  'nation %i: strict again after an open release, no correction tells more than that did',
  async (seed) => {
    const random = randomFrom(seed);
    let standings: Standings = composeNation(random);
    history = await beginHistory(standings);
    if (random() < 0.5) await history.publish(standings);
    await history.read();
    await history.disclose('OPEN');
    standings = correct(standings, random);
    await history.publish(standings);
    const open = await history.read();
    await history.disclose('STRICT');
    for (let release = 0; release < 3; release++) {
      standings = correct(standings, random);
      const number = await history.publish(standings);
      await history.read();
      if (random() < 0.3) await history.withdraw(number);
    }
    const all = await history.read();
    const shown = (told: typeof all) => told.filter(({ percent }) => percent !== null).length;
    // The strict ones told something.
    expect(shown(all)).toBeGreaterThan(shown(open) + 20);
    expect(beyond(attack(all, history.truth), attack(open, history.truth))).toEqual(nothingMore);
  },
);

const nothingMore = { exact: [], exactToOne: [], bounded: [], smallShown: [], nullsWithoutReason: [] };

/** What was found and had not been found before. A result that is known to all is known to one too. */
function beyond(found: Findings, before: Findings): Findings {
  const known = new Set(Object.values(before).flat() as string[]);
  return Object.fromEntries(
    Object.entries(found).map(([kind, each]) => [kind, (each as string[]).filter((one) => !known.has(one))]),
  ) as unknown as Findings;
}
