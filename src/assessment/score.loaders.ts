import type { Framework } from '../assessment-year/framework.js';
import { loadMany } from '../database/batch.js';
import type { Reads } from '../database/read-session.js';
import type { Snapshot } from '../kept/snapshot.js';
import type { Soon } from '../soon.js';
import type { Scopes } from '../viewer/scopes.js';
import { subjectKey } from './assessment.row.js';
import { averagesOf } from './average.loaders.js';
import { namedDimensions, namedIndicators } from './named.js';
import {
  findDimensionScores,
  findDimensionStatistics,
  findIndicatorScores,
  findIndicatorStatistics,
  findTypeResults,
} from './score.queries.js';
import type { ScoreSubject } from './score.row.js';

type FindScores<R> = (db: Reads, scopes: Scopes, subjects: readonly ScoreSubject[]) => Promise<R[]>;

/** What stands below one result; bodies and public levels are in different tables, so each has its statement. */
export function scoreLoaders(db: Reads, scopes: Scopes, snapshot: Snapshot) {
  const ofBodies = <F, R extends ScoreSubject>(
    find: FindScores<F>,
    named: (framework: Framework, found: readonly F[]) => R[],
  ) => {
    const loader = loadMany(
      async (subjects: readonly ScoreSubject[]) => {
        const found = await find(db, scopes, subjects);
        return named(await snapshot.framework(), found);
      },
      subjectKey,
      subjectKey,
    );
    return (subject: ScoreSubject): Soon<readonly R[]> => loader.load(subject);
  };
  const ofPublic = averagesOf(db, scopes, snapshot);
  const either =
    <R>(bodies: (subject: ScoreSubject) => Soon<R>, averages: (subject: ScoreSubject) => Soon<R>) =>
    (subject: ScoreSubject): Soon<R> =>
      (subject.localGovernmentId === null ? averages : bodies)(subject);

  return {
    dimensionScores: either(
      ofBodies(findDimensionScores, namedDimensions),
      ofPublic(findDimensionStatistics, (facts, subject) => facts.dimensions(subject)),
    ),
    indicatorScores: either(
      ofBodies(findIndicatorScores, namedIndicators),
      ofPublic(findIndicatorStatistics, (facts, subject) => facts.indicators(subject)),
    ),
    typeResultsBySubject: {
      load: ofPublic(findTypeResults, (facts, subject) => facts.types(subject)),
    },
  };
}
