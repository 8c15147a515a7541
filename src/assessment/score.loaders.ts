import type { Framework } from '../assessment-year/framework.js';
import { loadMany } from '../database/batch.js';
import type { Reads } from '../database/read-session.js';
import type { ReleaseFacts } from '../kept/release-facts.js';
import type { Snapshot } from '../kept/snapshot.js';
import type { Soon } from '../soon.js';
import type { Scopes } from '../viewer/scopes.js';
import { subjectKey } from './assessment.row.js';
import { nation } from './columns.queries.js';
import { namedDimensions, namedIndicators } from './named.js';
import {
  findDimensionScores,
  findDimensionStatistics,
  findIndicatorScores,
  findIndicatorStatistics,
  findTypeResults,
  type PublicSubjects,
} from './score.queries.js';
import type { ScoreSubject } from './score.row.js';
import { shownTo } from './shown.js';
import { readsInFull } from './statistic.policy.js';

type FindScores<R> = (db: Reads, scopes: Scopes, subjects: readonly ScoreSubject[]) => Promise<R[]>;
type FindAverages<R> = (db: Reads, subjects: PublicSubjects) => Promise<R[]>;
type KeptAverages<R> = (facts: ReleaseFacts, subject: ScoreSubject) => readonly R[];

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
  const ofPublic = <R extends ScoreSubject>(find: FindAverages<R>, kept: KeptAverages<R>) => {
    const loader = loadMany(
      async (subjects: readonly ScoreSubject[]) => {
        const rows = await find(db, {
          releaseIds: [...new Set(subjects.map(({ releaseId }) => releaseId))],
          provinceCodes: [...new Set(subjects.map(({ provinceCode }) => provinceCode ?? nation))],
        });
        return rows.map((row) => shownTo(readsInFull(scopes.statistics, row.provinceCode), row));
      },
      subjectKey,
      subjectKey,
    );
    return (subject: ScoreSubject): Soon<readonly R[]> => {
      const facts = snapshot.facts(subject.releaseId, subject.provinceCode);
      return facts === undefined ? loader.load(subject) : kept(facts, subject);
    };
  };
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
