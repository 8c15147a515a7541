import { loadMany, perArguments } from '../database/batch.js';
import type { Reads } from '../database/read-session.js';
import type { Scopes } from '../viewer/scopes.js';
import { findLocalGovernmentAssessments, findPublicAssessments, nation } from './assessment.queries.js';
import type { AssessmentRow, Subject } from './assessment.row.js';
import type { Wanted } from './wanted-release.queries.js';

/** What became of asking for one result: `released` is false where no such release may be read. */
export interface FoundResult {
  readonly released: boolean;
  readonly result: AssessmentRow | null;
}

export function assessmentLoaders(db: Reads, scopes: Scopes) {
  const ofPublic = perArguments((wanted: Wanted) =>
    loadMany(
      (codes: readonly string[]) => findPublicAssessments(db, scopes, codes, wanted),
      (row) => row.provinceCode ?? nation,
    ),
  );
  const ofLocalGovernments = perArguments((wanted: Wanted) =>
    loadMany(
      (ids: readonly number[]) => findLocalGovernmentAssessments(db, scopes, ids, wanted),
      (row) => row.localGovernmentId,
    ),
  );
  const load = (subject: Subject, wanted: Wanted) => {
    switch (subject.level) {
      case 'NATION':
        return ofPublic(wanted).load(nation);
      case 'PROVINCE':
        return ofPublic(wanted).load(subject.code);
      case 'LOCAL_GOVERNMENT':
        return ofLocalGovernments(wanted).load(subject.localGovernmentId);
    }
  };
  return {
    /** The result of one subject in one release. */
    async assessment(subject: Subject, wanted: Exclude<Wanted, 'EVERY_YEAR'>): Promise<FoundResult> {
      const [row] = await load(subject, wanted);
      return { released: typeof row?.releaseId === 'number', result: row?.status ? row : null };
    },
    /** The results of one subject in all published years, oldest first. */
    async assessments(subject: Subject): Promise<readonly AssessmentRow[]> {
      return (await load(subject, 'EVERY_YEAR')).filter((row) => row.status);
    },
  };
}
