import type DataLoader from 'dataloader';
import { loadMany } from '../database/batch.js';
import type { Reads } from '../database/read-session.js';
import type { Scopes } from '../viewer/scopes.js';
import { subjectKey } from './assessment.row.js';
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
export function scoreLoaders(db: Reads, scopes: Scopes) {
  const by = <R extends ScoreSubject>(find: FindScores<R>): DataLoader<ScoreSubject, readonly R[], string> =>
    loadMany((subjects) => find(db, scopes, subjects), subjectKey, subjectKey);
  const either = <R extends ScoreSubject>(ofBodies: FindScores<R>, ofPublic: FindScores<R>) => {
    const [bodies, statistics] = [by(ofBodies), by(ofPublic)];
    return (subject: ScoreSubject): Promise<readonly R[]> =>
      (subject.localGovernmentId === null ? statistics : bodies).load(subject);
  };
  return {
    dimensionScores: either(findDimensionScores, findDimensionStatistics),
    indicatorScores: either(findIndicatorScores, findIndicatorStatistics),
    typeResultsBySubject: by(findTypeResults),
  };
}
