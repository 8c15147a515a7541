import { type Framework, there } from '../assessment-year/framework.js';
import { grouped } from '../grouped.js';
import type { WantedReleases } from '../release/release-set.js';
import type { AssessmentRow, BodyAssessmentRow } from './assessment.row.js';
import type { DimensionMark, DimensionScoreRow, IndicatorMark, IndicatorScoreRow } from './score.row.js';

/** Results of local governments with their years and ratings, oldest first. */
export const namedResults = (
  framework: Framework,
  { years }: WantedReleases,
  rows: readonly BodyAssessmentRow[],
): AssessmentRow[] =>
  rows
    .map((row) => named(framework, there(years.get(row.releaseId), 'release', row.releaseId), row))
    .sort((one, other) => one.year - other.year);

/** Puts what is named on the row as the driver made it, property by property: a copy, or `Object.assign`, takes ten times as long. */
function named(framework: Framework, year: number, row: BodyAssessmentRow): AssessmentRow {
  const result = row as { -readonly [Key in keyof (AssessmentRow & BodyAssessmentRow)]: unknown };
  result.level = 'LOCAL_GOVERNMENT';
  result.year = year;
  result.suppression = null;
  result.rating = framework.rating(year, row.ratingLevel);
  result.assessedAs = { type: row.type, name: { th: row.nameTh, en: row.nameEn } };
  result.statistics = null;
  return result as AssessmentRow;
}

/** The scores of a local government with their dimensions and ratings, and indicators where they came with it, in the official order. */
export function namedDimensions(framework: Framework, result: AssessmentRow): DimensionScoreRow[] {
  const { releaseId, provinceCode, localGovernmentId } = result;
  const known = result.dimensionScores ?? undefined;
  // Or an answer would say of who was assessed that there are no dimensions.
  const sheet =
    result.status === 'ASSESSED' ? there(known, 'score sheet of body', localGovernmentId ?? 0) : null;
  const indicators = result.indicatorScores === undefined ? undefined : namedIndicators(framework, result);
  return marksOf<DimensionMark>(sheet).map((mark) => {
    const dimension = framework.dimension(mark[0]);
    return {
      releaseId,
      provinceCode,
      localGovernmentId,
      dimension,
      full: mark[1],
      score: mark[2],
      percent: mark[3],
      rating: framework.rating(dimension.year, mark[4]),
      nationRank: null,
      nationRankOf: null,
      indicators: indicators && (indicators.get(dimension.id) ?? []),
    };
  });
}

/** The marks of a local government with their indicators, in the official order, by dimension. */
function namedIndicators(framework: Framework, result: AssessmentRow): Map<number, IndicatorScoreRow[]> {
  const { releaseId, provinceCode, localGovernmentId, indicatorScores = null } = result;
  const scores = marksOf<IndicatorMark>(indicatorScores).map((mark) => {
    const indicator = framework.indicator(mark[0]);
    return {
      releaseId,
      provinceCode,
      localGovernmentId,
      indicator,
      dimensionId: indicator.dimensionId,
      full: mark[1],
      score: mark[2],
      percent: mark[3],
      applies: mark[2] !== null,
    };
  });
  return grouped(scores, ({ dimensionId }) => dimensionId);
}

const marksOf = <Mark>(sheet: string | null): readonly Mark[] =>
  sheet === null ? [] : (JSON.parse(sheet) as Mark[]);
