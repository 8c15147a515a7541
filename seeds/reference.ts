import type { EntityManager, EntityTarget, ObjectLiteral, QueryDeepPartialEntity } from 'typeorm';
import { AssessmentYearEntity } from '../src/assessment-year/assessment-year.entity.js';
import { RatingBandEntity } from '../src/assessment-year/rating-band.entity.js';
import { DimensionEntity } from '../src/dimension/dimension.entity.js';
import { ProvincePopulationEntity } from '../src/province/province-population.entity.js';
import { ProvinceEntity } from '../src/province/province.entity.js';
import { readFrameworks } from './reference/framework.js';
import { readProvinces } from './reference/provinces.js';

/** Bangkok answers to the Ministry of the Interior itself: it has no bodies here and no rank. */
const BANGKOK = '10';

const PROVINCE_SOURCE =
  'Area: provincial area statistics. Districts, subdistricts, villages: administrative divisions, end of 2564 (2021).';
const POPULATION_SOURCE = 'Department of Provincial Administration, registration count';

/**
 * Writes provinces and populations, and the frameworks of years that are not there yet; changes nothing where they
 * stand already. A year that is there is the operator's, who may have given it other marks.
 */
export async function seedReference(db: EntityManager): Promise<void> {
  await seedProvinces(db);
  await seedFrameworks(db);
}

async function seedProvinces(db: EntityManager): Promise<void> {
  const provinces = readProvinces();
  await put(
    db,
    ProvinceEntity,
    ['code'],
    provinces.map((province) => ({
      code: province.code,
      nameTh: province.nameTh,
      nameEn: province.nameEn,
      regionTh: province.regionTh,
      regionEn: province.regionEn,
      underDepartment: province.code !== BANGKOK,
      districtCount: province.districts,
      subdistrictCount: province.subdistricts,
      villageCount: province.villages,
      areaKm2: province.areaKm2,
      source: PROVINCE_SOURCE,
    })),
  );
  await put(
    db,
    ProvincePopulationEntity,
    ['provinceCode', 'asOf'],
    provinces.flatMap(({ code, population2557, population2564 }) => [
      { provinceCode: code, asOf: '2014-12-31', population: population2557, source: POPULATION_SOURCE },
      { provinceCode: code, asOf: '2021-12-31', population: population2564, source: POPULATION_SOURCE },
    ]),
  );
}

async function seedFrameworks(db: EntityManager): Promise<void> {
  const there = await db.find(AssessmentYearEntity);
  const frameworks = readFrameworks().filter(({ year }) => !there.some((known) => known.year === year));
  if (frameworks.length === 0) return;
  await put(
    db,
    AssessmentYearEntity,
    ['year'],
    frameworks.map(({ year, overallMethod, passPercent }) => ({ year, overallMethod, passPercent })),
  );
  await put(
    db,
    DimensionEntity,
    ['year', 'number'],
    frameworks.flatMap(({ year, dimensions }) => dimensions.map((dimension) => ({ year, ...dimension }))),
  );
  await put(
    db,
    RatingBandEntity,
    ['year', 'rating'],
    frameworks.flatMap(({ year, ratings }) => ratings.map((rating) => ({ year, ...rating }))),
  );
}

/** Inserts, or corrects what stands there under the same key. Rows that are right are not written again. */
async function put<E extends ObjectLiteral>(
  db: EntityManager,
  entity: EntityTarget<E>,
  key: string[],
  rows: QueryDeepPartialEntity<E>[],
): Promise<void> {
  await db.upsert(entity, rows, { conflictPaths: key, skipUpdateIfNoValuesChanged: true });
}
