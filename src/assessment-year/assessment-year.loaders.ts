import { loadMany, once } from '../database/batch.js';
import type { Reads } from '../database/read-session.js';
import { findDimensions, findIndicators, findRatings, findYears } from './assessment-year.queries.js';

export const assessmentYearLoaders = (db: Reads) => ({
  frameworks: once(async () => new Map((await findYears(db)).map((year) => [year.be, year]))),
  dimensionsByYear: loadMany(
    (years: readonly number[]) => findDimensions(db, years),
    (row) => row.year,
  ),
  indicatorsByDimension: loadMany(
    (ids: readonly number[]) => findIndicators(db, ids),
    (row) => row.dimensionId,
  ),
  ratingsByYear: loadMany(
    (years: readonly number[]) => findRatings(db, years),
    (row) => row.year,
  ),
});
