import type { Reads } from '../database/read-session.js';
import { localGovernmentTypes } from '../local-government/local-government-type.js';
import type { DimensionScoreRow, IndicatorScoreRow, TypeResultRow } from './score.row.js';
import { amongProvinces, joinBand, localized, placeColumns, statisticColumns } from './columns.queries.js';

const dimensionColumn = `json_build_object('id', d.id, 'number', d.number, 'name', ${localized('d')}) as dimension`;
const indicatorColumn = `json_build_object('id', i.id, 'number', i.number, 'name', ${localized('i')},
  'full', i.full_mark, 'pilot', i.pilot) as indicator`;

/** The nation and provinces in releases; the nation is ''. Null: all of them. */
export interface PublicSubjects {
  readonly releaseIds: readonly number[];
  readonly provinceCodes: readonly string[] | null;
}

const ofSubjects = `s.release_id = any($1) and ${amongProvinces('$2')}`;

const subjectColumns = `s.release_id as "releaseId", s.province_code as "provinceCode", null as "localGovernmentId"`;

/** Averages per dimension of the nation and provinces, in the year's order. */
export function findDimensionStatistics(
  db: Reads,
  { releaseIds, provinceCodes }: PublicSubjects,
): Promise<DimensionScoreRow[]> {
  return db.query(
    `select ${subjectColumns}, ${dimensionColumn}, ${statisticColumns},
            ${placeColumns}
       from shown_statistic s
       join dimension d on d.id = s.dimension_id
       ${joinBand('d.year', 's.rating')}
      where ${ofSubjects} and s.type is null and s.indicator_id is null
      order by d.number`,
    [releaseIds, provinceCodes],
  );
}

/** Averages per indicator of the nation and provinces, in the year's order. */
export function findIndicatorStatistics(
  db: Reads,
  { releaseIds, provinceCodes }: PublicSubjects,
): Promise<IndicatorScoreRow[]> {
  return db.query(
    `select ${subjectColumns}, i.dimension_id as "dimensionId", ${indicatorColumn}, ${statisticColumns},
            s.assessed_count > 0 as applies
       from shown_statistic s
       join indicator i on i.id = s.indicator_id
       join dimension d on d.id = i.dimension_id
       ${joinBand('d.year', 's.rating')}
      where ${ofSubjects} and s.type is null
      order by i.number`,
    [releaseIds, provinceCodes],
  );
}

/** The order of every list by type. */
const types = Object.keys(localGovernmentTypes);

/** Averages per type of the nation and provinces, overall (`dimensionId` null) and per dimension. */
export function findTypeResults(
  db: Reads,
  { releaseIds, provinceCodes }: PublicSubjects,
): Promise<TypeResultRow[]> {
  return db.query(
    `select ${subjectColumns}, s.type, s.dimension_id as "dimensionId", ${statisticColumns}
       from shown_statistic s
       join release r on r.id = s.release_id
       ${joinBand('r.year', 's.rating')}
      where ${ofSubjects} and s.type is not null and s.indicator_id is null
      order by array_position($3::text[], s.type)`,
    [releaseIds, provinceCodes, types],
  );
}
