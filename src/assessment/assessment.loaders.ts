import { loadMany, perArguments } from '../database/batch.js';
import type { Reads } from '../database/read-session.js';
import type { Snapshot } from '../kept/snapshot.js';
import type { Wanted, WantedReleases } from '../release/release-set.js';
import { type Soon, soon } from '../soon.js';
import type { Scopes } from '../viewer/scopes.js';
import { findLocalGovernmentAssessments, findPublicAssessments } from './assessment.queries.js';
import type { AssessmentRow, Subject } from './assessment.row.js';
import { nation } from './columns.queries.js';
import { namedResults } from './named.js';
import { shownTo } from './shown.js';
import { readsInFull } from './statistic.policy.js';

/** What became of asking for one result: `released` is false where no such release may be read. */
export interface FoundResult {
  readonly released: boolean;
  readonly result: AssessmentRow | null;
}

export function assessmentLoaders(db: Reads, scopes: Scopes, snapshot: Snapshot) {
  const ofPublic = perArguments((releases: WantedReleases) =>
    loadMany(
      async (codes: readonly string[]) => {
        const rows = await findPublicAssessments(db, { releaseIds: releases.ids, provinceCodes: codes });
        return rows.map((row) => shownTo(readsInFull(scopes.statistics, row.provinceCode), row));
      },
      (row) => row.provinceCode ?? nation,
    ),
  );
  const ofLocalGovernments = perArguments((releases: WantedReleases) =>
    loadMany(
      async (ids: readonly number[]) => {
        const rows = await findLocalGovernmentAssessments(db, scopes, releases, ids);
        return namedResults(await snapshot.framework(), releases, rows);
      },
      (row) => row.localGovernmentId,
    ),
  );

  /** Of the nation or a province: from what the process keeps, where it keeps all that the viewer reads of it. */
  const publicResults = (code: string, releases: WantedReleases): Soon<readonly AssessmentRow[]> => {
    const subject = { provinceCode: code === nation ? null : code, localGovernmentId: null };
    const facts = releases.ids.flatMap((id) => snapshot.facts(id, subject.provinceCode) ?? []);
    if (facts.length < releases.ids.length) return ofPublic(releases).load(code);
    return facts.flatMap((each) => each.results({ releaseId: each.releaseId, ...subject }));
  };

  const load = (subject: Subject, releases: WantedReleases): Soon<readonly AssessmentRow[]> => {
    if (releases.ids.length === 0) return [];
    switch (subject.level) {
      case 'NATION':
        return publicResults(nation, releases);
      case 'PROVINCE':
        return publicResults(subject.code, releases);
      case 'LOCAL_GOVERNMENT':
        return ofLocalGovernments(releases).load(subject.localGovernmentId);
    }
  };

  return {
    /** The result of one subject in one release. */
    assessment: (subject: Subject, wanted: Exclude<Wanted, 'EVERY_YEAR'>): Soon<FoundResult> =>
      soon(snapshot.wanted(wanted), (releases) =>
        soon(load(subject, releases), ([result]) => ({
          released: releases.ids.length > 0,
          result: result ?? null,
        })),
      ),
    /** The results of one subject in all published years, oldest first. */
    assessments: (subject: Subject): Soon<readonly AssessmentRow[]> =>
      soon(snapshot.wanted('EVERY_YEAR'), (releases) => load(subject, releases)),
  };
}
