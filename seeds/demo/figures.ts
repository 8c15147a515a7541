import type { ProvinceFacts } from '../reference/provinces.js';
import { allocate } from './allocate.js';
import type { Body } from './body.js';
import type { LocalGovernmentType } from './local-government-type.js';
import { randomOf } from './random.js';

/** Size of a body beside that of a subdistrict organisation. Villages of cities are counted as wards, not villages. */
const sizes: Readonly<Record<LocalGovernmentType, { people: number; area: number; villages: number }>> = {
  PAO: { people: 0, area: 0, villages: 0 },
  CITY_MUNICIPALITY: { people: 11, area: 0.6, villages: 0 },
  TOWN_MUNICIPALITY: { people: 4, area: 0.35, villages: 0.2 },
  SUBDISTRICT_MUNICIPALITY: { people: 1.3, area: 0.5, villages: 0.8 },
  SAO: { people: 1, area: 1, villages: 1 },
  SPECIAL: { people: 0, area: 0, villages: 0 },
};

/** The share of a province that belongs to some municipality or subdistrict organisation, not to parks and water. */
const INHABITED = 0.9;

export type Figures = Pick<Body, 'areaKm2' | 'population' | 'villageCount'>;

/**
 * Area, people and villages of the bodies of a province. The provincial organisation has the whole province; the
 * people and villages of the others add up to it, after those whose figures are `known`.
 */
export function composeFigures(
  province: ProvinceFacts,
  bodies: readonly { type: LocalGovernmentType; known: Figures | null }[],
): Figures[] {
  const random = randomOf('figures', province.code);
  const draw = (what: 'people' | 'area' | 'villages') =>
    bodies.map(({ type, known }) => (known ? 0 : sizes[type][what] * random.between(0.55, 1.65)));
  const known = (what: keyof Figures) => bodies.reduce((sum, body) => sum + (body.known?.[what] ?? 0), 0);

  const people = allocate(province.population2557 - known('population'), draw('people'));
  const hundredths = allocate(
    Math.round((province.areaKm2 * INHABITED - known('areaKm2')) * 100),
    draw('area'),
  );
  const villages = allocate(province.villages - known('villageCount'), draw('villages'));

  return bodies.map(({ type, known: figures }, index) => {
    if (figures) return figures;
    if (type === 'PAO')
      return {
        areaKm2: province.areaKm2,
        population: province.population2557,
        villageCount: province.villages,
      };
    return {
      areaKm2: (hundredths[index] ?? 0) / 100,
      population: people[index] ?? 0,
      villageCount: villages[index] ?? 0,
    };
  });
}
