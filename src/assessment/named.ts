import { type Framework, there } from '../assessment-year/framework.js';
import type { WantedReleases } from '../release/release-set.js';
import type { AssessmentRow, BodyAssessmentRow } from './assessment.row.js';
import type {
  BodyDimensionRow,
  BodyIndicatorRow,
  DimensionScoreRow,
  IndicatorScoreRow,
} from './score.row.js';

// What is named is put on the rows as the driver made them: a copy of each costs more than all the rest, on Node 20 by far.

/** Results of local governments with their years and ratings, oldest first. */
export const namedResults = (
  framework: Framework,
  { years }: WantedReleases,
  rows: readonly BodyAssessmentRow[],
): AssessmentRow[] =>
  rows
    .map((row) => {
      const year = there(years.get(row.releaseId), 'release', row.releaseId);
      return Object.assign(row, {
        level: 'LOCAL_GOVERNMENT' as const,
        year,
        suppression: null,
        rating: framework.rating(year, row.ratingLevel),
        assessedAs: { type: row.type, name: { th: row.nameTh, en: row.nameEn } },
        statistics: null,
      });
    })
    .sort((one, other) => one.year - other.year);

/** Scores of local governments with their dimensions and ratings, in the official order. */
export const namedDimensions = (
  framework: Framework,
  rows: readonly BodyDimensionRow[],
): DimensionScoreRow[] =>
  rows
    .map((row) => {
      const dimension = framework.dimension(row.dimensionId);
      const rating = framework.rating(dimension.year, row.ratingLevel);
      return Object.assign(row, { dimension, rating, nationRank: null, nationRankOf: null });
    })
    .sort((one, other) => one.dimension.number - other.dimension.number);

/** Marks of local governments with their indicators, in the official order. */
export const namedIndicators = (
  framework: Framework,
  rows: readonly BodyIndicatorRow[],
): IndicatorScoreRow[] =>
  rows
    .map((row) => {
      const indicator = framework.indicator(row.indicatorId);
      const { dimensionId } = indicator;
      return Object.assign(row, { indicator, dimensionId, applies: row.score !== null });
    })
    .sort((one, other) => one.indicator.number - other.indicator.number);
