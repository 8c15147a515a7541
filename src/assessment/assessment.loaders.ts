import { loadMany, perArguments } from '../database/batch.js';
import type { Reads } from '../database/read-session.js';
import type { Snapshot } from '../kept/snapshot.js';
import type { Wanted, WantedReleases } from '../release/release-set.js';
import { allSoon, type Soon, soon } from '../soon.js';
import type { Scopes } from '../viewer/scopes.js';
import { findLocalGovernmentAssessments, findPublicAssessments } from './assessment.queries.js';
import type { AssessmentRow, Subject } from './assessment.row.js';
import { averagesOf } from './average.loaders.js';
import { namedResults } from './named.js';

/** What became of asking for one result: `released` is false where no such release may be read. */
export interface FoundResult {
  readonly released: boolean;
  readonly result: AssessmentRow | null;
}

export function assessmentLoaders(db: Reads, scopes: Scopes, snapshot: Snapshot) {
  const averages = averagesOf(db, scopes, snapshot);
  const ofPublic = averages(findPublicAssessments, (facts, subject) => facts.results(subject));
  const ofLocalGovernments = perArguments(
    ({ releases, indicators }: { releases: WantedReleases; indicators: boolean }) =>
      loadMany(
        async (ids: readonly number[]) => {
          const rows = await findLocalGovernmentAssessments(db, scopes, { releases, ids, indicators });
          return namedResults(await snapshot.framework(), releases, rows);
        },
        (row) => row.localGovernmentId,
      ),
    ({ releases, indicators }) => `${releases.ids.join()} ${indicators}`,
  );

  const publicResults = (provinceCode: string | null, { ids }: WantedReleases) =>
    allSoon(ids.map((releaseId) => ofPublic({ releaseId, provinceCode, localGovernmentId: null })));

  const load = (
    subject: Subject,
    releases: WantedReleases,
    indicators: boolean,
  ): Soon<readonly AssessmentRow[]> => {
    if (releases.ids.length === 0) return [];
    switch (subject.level) {
      case 'NATION':
        return publicResults(null, releases);
      case 'PROVINCE':
        return publicResults(subject.code, releases);
      case 'LOCAL_GOVERNMENT':
        return ofLocalGovernments({ releases, indicators }).load(subject.localGovernmentId);
    }
  };

  return {
    /**
     * The result of one subject in one release.
     * @param indicators whether its marks on indicators will be asked for
     */
    assessment: (
      subject: Subject,
      wanted: Exclude<Wanted, 'EVERY_YEAR'>,
      indicators = false,
    ): Soon<FoundResult> =>
      soon(snapshot.wanted(wanted), (releases) =>
        soon(load(subject, releases, indicators), ([result]) => ({
          released: releases.ids.length > 0,
          result: result ?? null,
        })),
      ),
    /** The results of one subject in all published years, oldest first. */
    assessments: (subject: Subject, indicators = false): Soon<readonly AssessmentRow[]> =>
      soon(snapshot.wanted('EVERY_YEAR'), (releases) => load(subject, releases, indicators)),
  };
}
