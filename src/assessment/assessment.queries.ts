import type { Reads } from '../database/read-session.js';
import { bodiesOfCodes } from '../local-government/local-government.queries.js';
import { within } from '../local-government/local-government-scope.queries.js';
import type { Scopes } from '../viewer/scopes.js';
import type { WantedReleases } from '../release/release-set.js';
import type { AssessmentRow, BodyAssessmentRow } from './assessment.row.js';
import { amongProvinces, joinBand, placeColumns, statisticColumns } from './columns.queries.js';
import type { PublicSubjects } from './score.queries.js';

const ranks = ['nation', 'province', 'type', 'province_type'].map((scope) => {
  const name = scope.replace(/_t/, 'T');
  return `a.${scope}_rank as "${name}Rank", a.${scope}_rank_of as "${name}RankOf"`;
});

/** In which releases, and whether with marks on indicators. */
export interface WantedResults {
  readonly releases: WantedReleases;
  readonly indicators: boolean;
}

/** The results of local governments within the viewer's scope. */
export function findLocalGovernmentAssessments(
  db: Reads,
  scopes: Scopes,
  ids: readonly number[],
  wanted: WantedResults,
): Promise<BodyAssessmentRow[]> {
  return findResults(db, scopes, ids, { ...wanted, bodies: () => '$1' });
}

/** The same of bodies that are asked for by codes: so they are read along with the bodies, which tell their ids. */
export function findAssessmentsByCodes(
  db: Reads,
  scopes: Scopes,
  codes: readonly string[],
  wanted: WantedResults,
): Promise<BodyAssessmentRow[]> {
  const bodies = (scoped: Scoped) => `array(select asked.id from (${bodiesOfCodes(scoped)}) asked)`;
  return findResults(db, scopes, codes, { ...wanted, bodies });
}

type Scoped = Parameters<typeof bodiesOfCodes>[0];

/** @param bodies the array of their ids, by the keys that are the parameter $1 */
function findResults(
  db: Reads,
  scopes: Scopes,
  keys: readonly unknown[],
  { releases, indicators, bodies }: WantedResults & { readonly bodies: (scoped: Scoped) => string },
): Promise<BodyAssessmentRow[]> {
  const parameters: unknown[] = [keys, releases.ids];
  const scoped: Scoped = (province, id) => within(scopes.localGovernments, parameters, province, id);
  return db.query(
    `select a.local_government_id as "localGovernmentId", a.release_id as "releaseId",
           a.province_code as "provinceCode", a.status, a.status_reason as "statusReason",
           a.full_mark as "full", a.score, a.percent, a.passed, a.rating as "ratingLevel", ${ranks.join(', ')},
           a.type, a.name_th as "nameTh", a.name_en as "nameEn", a.dimension_scores::text as "dimensionScores"
           ${indicators ? ', a.indicator_scores::text as "indicatorScores"' : ''}
      from assessment a
     where a.local_government_id = any(${bodies(scoped)}) and a.release_id = any($2)
       and ${scoped('a.province_code', 'a.local_government_id')}`,
    parameters,
  );
}

/** How a statistic's bodies are spread. */
const distribution = `json_build_object(
  'standardDeviation', s.standard_deviation, 'minimum', s.minimum, 'lowerQuartile', s.lower_quartile,
  'median', s.median, 'upperQuartile', s.upper_quartile, 'maximum', s.maximum,
  'passedCount', s.passed_count, 'ratings',
  (select json_agg(json_build_object('level', b.rating, 'count', coalesce((s.rating_counts ->> b.rating)::int, 0))
                   order by b.minimum_percent desc)
     from rating_band b where b.year = r.year))`;

/** The results of provinces and of the nation, of all where none is named; as the scope of the transaction sees them. */
export function findPublicAssessments(
  db: Reads,
  { releaseIds, provinceCodes }: PublicSubjects,
): Promise<AssessmentRow[]> {
  return db.query(
    `select case when s.province_code is null then 'NATION' else 'PROVINCE' end as level,
           r.id as "releaseId", r.year, s.province_code as "provinceCode", null as "localGovernmentId",
           case when not p.under_department then 'NOT_UNDER_DEPARTMENT'
                when s.assessed_count = 0 then 'NOT_ASSESSED' else 'ASSESSED' end as status,
           ${statisticColumns},
           s.percent >= y.pass_percent as passed,
           ${placeColumns},
           json_build_object('totalCount', s.total_count, 'assessedCount', s.assessed_count,
                             'distributionSuppression', s.spread_suppression,
                             'distribution', ${distribution}) as statistics
      from release r
      join assessment_year y on y.year = r.year
      -- Not only by the join: into the view, which is a barrier, the planner takes no more than conditions on constants.
      join shown_statistic s on s.release_id = r.id and s.release_id = any($1) and s.type is null
                      and s.dimension_id is null and s.indicator_id is null
                      and ${amongProvinces('$2')}
      left join province p on p.code = s.province_code
      ${joinBand('r.year', 's.rating')}
     where r.id = any($1)
     order by r.year`,
    [releaseIds, provinceCodes],
  );
}
