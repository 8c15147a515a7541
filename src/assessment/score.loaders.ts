import { loadOne } from '../database/batch.js';
import type { Reads } from '../database/read-session.js';
import type { Snapshot } from '../kept/snapshot.js';
import { type Soon, soon } from '../soon.js';
import type { Scopes } from '../viewer/scopes.js';
import { type AssessmentRow, subjectKey } from './assessment.row.js';
import { averagesOf } from './average.loaders.js';
import { namedDimensions, namedIndicators } from './named.js';
import {
  findDimensionStatistics,
  findIndicatorScores,
  findIndicatorStatistics,
  findTypeResults,
} from './score.queries.js';
import type { DimensionScoreRow, IndicatorScoreRow, ScoreSubject } from './score.row.js';

/** What stands below one result. The marks of a body per dimension came with its result; those per indicator have a statement. */
export function scoreLoaders(db: Reads, scopes: Scopes, snapshot: Snapshot) {
  const averages = averagesOf(db, scopes, snapshot);
  const dimensionAverages = averages(findDimensionStatistics, (facts, subject) => facts.dimensions(subject));
  const indicatorAverages = averages(findIndicatorStatistics, (facts, subject) => facts.indicators(subject));
  const indicatorMarks = loadOne(
    async (subjects: readonly ScoreSubject[]) => {
      const rows = await findIndicatorScores(db, scopes, subjects);
      const framework = await snapshot.framework();
      return rows.map((row) => namedIndicators(framework, row));
    },
    subjectKey,
    subjectKey,
  );

  return {
    dimensionScores: (result: AssessmentRow): Soon<readonly DimensionScoreRow[]> =>
      result.localGovernmentId === null
        ? dimensionAverages(result)
        : soon(snapshot.framework(), (framework) => namedDimensions(framework, result)),
    indicatorScores: (subject: ScoreSubject): Soon<readonly IndicatorScoreRow[]> =>
      subject.localGovernmentId === null
        ? indicatorAverages(subject)
        : indicatorMarks.load(subject).then((found) => found?.scores ?? []),
    typeResultsBySubject: { load: averages(findTypeResults, (facts, subject) => facts.types(subject)) },
  };
}
