import {
  findDimensions,
  findIndicators,
  findRatings,
  findYears,
} from '../assessment-year/assessment-year.queries.js';
import type {
  AssessmentYearRow,
  DimensionRow,
  IndicatorRow,
  RatingRow,
} from '../assessment-year/assessment-year.row.js';
import { Framework } from '../assessment-year/framework.js';
import { grouped } from '../grouped.js';
import type { Reads } from '../database/read-session.js';
import { findPopulations, findProvinces, findTypeCounts } from '../province/province.queries.js';
import type { PopulationRow, ProvinceRow, TypeCountRow } from '../province/province.row.js';

/** What is public and the same for every release: the provinces and the frameworks of the years. A few hundred rows. */
export interface Reference {
  readonly provinces: readonly ProvinceRow[];
  readonly provinceByCode: ReadonlyMap<string, ProvinceRow>;
  readonly populations: ReadonlyMap<string, readonly PopulationRow[]>;
  readonly typeCounts: readonly TypeCountRow[];
  readonly typeCountsByProvince: ReadonlyMap<string, readonly TypeCountRow[]>;
  readonly framework: Framework;
  readonly frameworks: ReadonlyMap<number, AssessmentYearRow>;
  readonly dimensionsByYear: ReadonlyMap<number, readonly DimensionRow[]>;
  readonly indicatorsByDimension: ReadonlyMap<number, readonly IndicatorRow[]>;
  readonly ratingsByYear: ReadonlyMap<number, readonly RatingRow[]>;
}

export async function findReference(db: Reads): Promise<Reference> {
  const provinces = await findProvinces(db);
  const frameworks = new Map((await findYears(db)).map((year) => [year.be, year]));
  const years = [...frameworks.keys()];
  const dimensions = await findDimensions(db, years);
  const indicators = await findIndicators(
    db,
    dimensions.map(({ id }) => id),
  );
  const ratings = await findRatings(db, years);
  const typeCounts = await findTypeCounts(db, null);
  return {
    provinces,
    provinceByCode: new Map(provinces.map((province) => [province.code, province])),
    populations: grouped(await findPopulations(db, null), (row) => row.provinceCode),
    typeCounts,
    typeCountsByProvince: grouped(typeCounts, (row) => row.provinceCode),
    framework: new Framework({ dimensions, indicators, ratings }),
    frameworks,
    dimensionsByYear: grouped(dimensions, (row) => row.year),
    indicatorsByDimension: grouped(indicators, (row) => row.dimensionId),
    ratingsByYear: grouped(ratings, (row) => row.year),
  };
}
