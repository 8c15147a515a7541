import { there } from '../assessment-year/framework.js';
import type { Reads } from '../database/read-session.js';
import type { Snapshot } from '../kept/snapshot.js';
import { type Soon, soon } from '../soon.js';
import type { Scopes } from '../viewer/scopes.js';
import type { AssessmentRow } from './assessment.row.js';
import { averagesOf } from './average.loaders.js';
import { namedDimensions } from './named.js';
import { findDimensionStatistics, findIndicatorStatistics, findTypeResults } from './score.queries.js';
import type { DimensionScoreRow, IndicatorScoreRow } from './score.row.js';

/** What stands below one result. The marks of a body came with it. */
export function scoreLoaders(db: Reads, scopes: Scopes, snapshot: Snapshot) {
  const averages = averagesOf(db, scopes, snapshot);
  const dimensionAverages = averages(findDimensionStatistics, (facts, subject) => facts.dimensions(subject));
  const indicatorAverages = averages(findIndicatorStatistics, (facts, subject) => facts.indicators(subject));

  return {
    dimensionScores: (result: AssessmentRow): Soon<readonly DimensionScoreRow[]> =>
      result.localGovernmentId === null
        ? dimensionAverages(result)
        : soon(snapshot.framework(), (framework) => namedDimensions(framework, result)),
    /** In one dimension. Of a local government only where they were asked for with its result. */
    indicatorScores: (row: DimensionScoreRow): Soon<readonly IndicatorScoreRow[]> =>
      row.localGovernmentId === null
        ? soon(indicatorAverages(row), (scores) =>
            scores.filter(({ dimensionId }) => dimensionId === row.dimension.id),
          )
        : there(row.indicators, 'marks on indicators of body', row.localGovernmentId),
    typeResultsBySubject: { load: averages(findTypeResults, (facts, subject) => facts.types(subject)) },
  };
}
