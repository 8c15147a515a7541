import { loadMany, once } from '../database/batch.js';
import type { Reads } from '../database/read-session.js';
import type { Snapshot } from '../kept/snapshot.js';
import { findDimensions, findIndicators, findRatings, findYears } from './assessment-year.queries.js';
import type { AssessmentYearRow, DimensionRow, IndicatorRow, RatingRow } from './assessment-year.row.js';

export const assessmentYearLoaders = (db: Reads, snapshot: Snapshot) => ({
  frameworks: snapshot.keptOnce(
    ({ frameworks }): ReadonlyMap<number, AssessmentYearRow> => frameworks,
    once(async () => new Map((await findYears(db)).map((year) => [year.be, year]))),
  ),
  dimensionsByYear: snapshot.kept(
    ({ dimensionsByYear }, year: number): readonly DimensionRow[] => dimensionsByYear.get(year) ?? [],
    loadMany(
      (years: readonly number[]) => findDimensions(db, years),
      (row) => row.year,
    ),
  ),
  indicatorsByDimension: snapshot.kept(
    ({ indicatorsByDimension }, id: number): readonly IndicatorRow[] => indicatorsByDimension.get(id) ?? [],
    loadMany(
      (ids: readonly number[]) => findIndicators(db, ids),
      (row) => row.dimensionId,
    ),
  ),
  ratingsByYear: snapshot.kept(
    ({ ratingsByYear }, year: number): readonly RatingRow[] => ratingsByYear.get(year) ?? [],
    loadMany(
      (years: readonly number[]) => findRatings(db, years),
      (row) => row.year,
    ),
  ),
});
