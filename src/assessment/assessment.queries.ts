import type { Reads } from '../database/read-session.js';
import { within } from '../local-government/local-government-scope.queries.js';
import type { Scopes } from '../viewer/scopes.js';
import type { AssessmentRow } from './assessment.row.js';
import {
  inFull,
  joinBand,
  localized,
  placeColumns,
  publicReason,
  ratingColumn,
  shown,
  statisticColumns,
} from './columns.queries.js';
import { type Wanted, wantedReleases } from './wanted-release.queries.js';

/** A local government and a release asked for: the row is null where the release has no result of it. */
export interface FoundAssessment {
  readonly localGovernmentId: number;
  readonly releaseId: number | null;
  readonly status: string | null;
}

const ranks = ['nation', 'province', 'type', 'province_type'].map((scope) => {
  const name = scope.replace(/_t/, 'T');
  return `a.${scope}_rank as "${name}Rank", a.${scope}_rank_of as "${name}RankOf"`;
});

/**
 * The results of local governments within the viewer's scope. With one release wanted there is a row for
 * every id: `releaseId` is null where no such release may be read, `status` where it has no result of the body.
 */
export function findLocalGovernmentAssessments(
  db: Reads,
  scopes: Scopes,
  ids: readonly number[],
  wanted: Wanted,
): Promise<(AssessmentRow & FoundAssessment)[]> {
  const parameters: unknown[] = [ids];
  const releases = wantedReleases(wanted, scopes.releases, parameters);
  const scope = within(scopes.localGovernments, parameters, 'a.province_code', 'a.local_government_id');
  return db.query(
    `${releases}
    select k.id as "localGovernmentId", r.id as "releaseId", 'LOCAL_GOVERNMENT' as level, r.year,
           a.province_code as "provinceCode", a.status, a.status_reason as "statusReason",
           a.full_mark as "full", a.score, a.percent, a.passed, ${ratingColumn} as rating, ${ranks.join(', ')},
           json_build_object('type', a.type, 'name', ${localized('a')}) as "assessedAs"
      from unnest($1::int[]) k(id)
      left join wanted r on true
      left join assessment a on a.release_id = r.id and a.local_government_id = k.id and ${scope}
      ${joinBand('r.year', 'a.rating')}
     order by r.year`,
    parameters,
  );
}

/** How a statistic's bodies are spread: public at most for the nation, since minimum or median is one body's score. */
const distribution = `json_build_object(
  'standardDeviation', s.standard_deviation, 'minimum', s.minimum, 'lowerQuartile', s.lower_quartile,
  'median', s.median, 'upperQuartile', s.upper_quartile, 'maximum', s.maximum,
  'passedCount', s.passed_count, 'ratings',
  (select json_agg(json_build_object('level', b.rating, 'count', coalesce((s.rating_counts ->> b.rating)::int, 0))
                   order by b.minimum_percent desc)
     from rating_band b where b.year = r.year))`;

/** Stands for the nation among codes of provinces. */
export const nation = '';

/** The results of provinces, and of the nation; none where no such release may be read. */
export function findPublicAssessments(
  db: Reads,
  scopes: Scopes,
  provinceCodes: readonly string[],
  wanted: Wanted,
): Promise<AssessmentRow[]> {
  const parameters: unknown[] = [provinceCodes, provinceCodes.includes(nation)];
  const releases = wantedReleases(wanted, scopes.releases, parameters);
  const full = inFull(scopes.statistics, parameters);
  return db.query(
    `${releases}
    select case when s.province_code is null then 'NATION' else 'PROVINCE' end as level,
           r.id as "releaseId", r.year, s.province_code as "provinceCode", null as "localGovernmentId",
           case when not p.under_department then 'NOT_UNDER_DEPARTMENT'
                when s.assessed_count = 0 then 'NOT_ASSESSED' else 'ASSESSED' end as status,
           ${statisticColumns(full)},
           case when ${shown(full)} then s.percent >= y.pass_percent end as passed,
           ${placeColumns(full)},
           json_build_object('totalCount', s.total_count, 'assessedCount', s.assessed_count,
             'distributionSuppression', ${publicReason('s.spread_suppression', full)},
             'distribution', case when ${full} or (s.province_code is null and s.spread_suppression is null) then ${distribution} end
           ) as statistics
      from wanted r
      join assessment_year y on y.year = r.year
      join statistic s on s.release_id = r.id and s.type is null
                      and s.dimension_id is null and s.indicator_id is null
                      and (s.province_code = any($1) or ($2 and s.province_code is null))
      left join province p on p.code = s.province_code
      ${joinBand('r.year', 's.rating')}
     order by r.year`,
    parameters,
  );
}
