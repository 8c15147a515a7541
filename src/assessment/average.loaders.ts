import { loadMany } from '../database/batch.js';
import type { Reads } from '../database/read-session.js';
import type { ReleaseFacts } from '../kept/release-facts.js';
import type { Snapshot } from '../kept/snapshot.js';
import type { Soon } from '../soon.js';
import type { Scopes } from '../viewer/scopes.js';
import { subjectKey } from './assessment.row.js';
import { nation } from './columns.queries.js';
import type { PublicSubjects } from './score.queries.js';
import type { ScoreSubject } from './score.row.js';
import { shownTo } from './shown.js';
import { readsInFull } from './statistic.policy.js';

type FindAverages<R> = (db: Reads, subjects: PublicSubjects) => Promise<R[]>;
type KeptAverages<R> = (facts: ReleaseFacts, subject: ScoreSubject) => readonly R[];

/**
 * Makes what loads one kind of average of the nation and provinces: from what the process keeps, where it keeps all
 * that the viewer reads of it, else by one statement for all subjects and releases that are asked for at once.
 */
export function averagesOf(db: Reads, scopes: Scopes, snapshot: Snapshot) {
  return <R extends ScoreSubject>(find: FindAverages<R>, kept: KeptAverages<R>) => {
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
}
