import { loadMany, loadTogether, perArguments } from '../database/batch.js';
import type { Reads } from '../database/read-session.js';
import { grouped } from '../grouped.js';
import type { Snapshot } from '../kept/snapshot.js';
import type { Wanted, WantedReleases } from '../release/release-set.js';
import { allSoon, type Soon, soon } from '../soon.js';
import type { Scopes } from '../viewer/scopes.js';
import {
  findAssessmentsByCodes,
  findLocalGovernmentAssessments,
  findPublicAssessments,
  type WantedResults,
} from './assessment.queries.js';
import type { AssessmentRow, BodyAssessmentRow, Subject } from './assessment.row.js';
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
  const named = async (releases: WantedReleases, found: Promise<BodyAssessmentRow[]>) => {
    const [framework, rows] = await Promise.all([snapshot.framework(), found]);
    return namedResults(framework, releases, rows);
  };
  const ofLocalGovernments = perArguments(
    (wanted: WantedResults) =>
      loadMany(
        (ids: readonly number[]) =>
          named(wanted.releases, findLocalGovernmentAssessments(db, scopes, ids, wanted)),
        (row) => row.localGovernmentId,
      ),
    keyOf,
  );
  /** By local government: which of them a code means is said by the body, which is read along with them. */
  const ofCodes = perArguments(
    (wanted: WantedResults) =>
      loadTogether(async (codes: readonly string[]) => {
        const results = await named(wanted.releases, findAssessmentsByCodes(db, scopes, codes, wanted));
        return grouped(results, (row) => row.localGovernmentId);
      }),
    keyOf,
  );
  const ofBody = ({ localGovernmentId: id, askedCode }: Body, wanted: WantedResults) =>
    askedCode === undefined
      ? ofLocalGovernments(wanted).load(id)
      : ofCodes(wanted)
          .load(askedCode)
          .then((results) => results.get(id) ?? []);

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
        return ofBody(subject, { releases, indicators });
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

type Body = Extract<Subject, { level: 'LOCAL_GOVERNMENT' }>;

const keyOf = ({ releases, indicators }: WantedResults): string => `${releases.ids.join()} ${indicators}`;
