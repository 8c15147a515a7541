import type { EntityManager } from 'typeorm';
import { IndicatorEntity } from '../../src/indicator/indicator.entity.js';
import { FULL_MARK, indicatorsOf } from './indicators.js';

/** Keys that the database gave to what a year asks. */
export interface FrameworkIds {
  /** By number. */
  readonly dimensions: ReadonlyMap<number, number>;
  /** By the demo's key. */
  readonly indicators: ReadonlyMap<string, number>;
}

/** Writes the indicators of a year (B.E.) under the dimensions that the reference data has for it. */
export async function insertIndicators(db: EntityManager, year: number): Promise<FrameworkIds> {
  const rows = await db.query<{ id: number; number: number }[]>(
    'select id, number from dimension where year = $1',
    [year],
  );
  const dimensions = new Map(rows.map(({ id, number }) => [number, id]));
  const indicators = new Map<string, number>();
  for (const { key, dimension, number, nameTh, nameEn, pilot } of indicatorsOf(year)) {
    const dimensionId = dimensions.get(dimension);
    if (dimensionId === undefined) throw new Error(`The year ${year} has no dimension ${dimension}.`);
    const row = { dimensionId, number, nameTh, nameEn, pilot, fullMark: FULL_MARK };
    const { identifiers } = await db.insert(IndicatorEntity, row);
    indicators.set(key, (identifiers[0] as { id: number }).id);
  }
  return { dimensions, indicators };
}
