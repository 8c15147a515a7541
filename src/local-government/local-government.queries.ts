import { localized } from '../assessment/columns.queries.js';
import type { Reads } from '../database/read-session.js';
import type { LocalGovernmentScope } from './local-government.policy.js';
import type { LocalGovernmentRow } from './local-government.row.js';
import { within } from './local-government-scope.queries.js';

export const columns = `
  'LOCAL_GOVERNMENT' as level, lg.id as "localGovernmentId", lg.code, lg.type,
  lg.province_code as "provinceCode", ${localized('lg')} as name,
  json_build_object('th', lg.district_th, 'en', lg.district_en) as district,
  json_build_object('population', lg.population, 'areaKm2', lg.area_km2, 'villageCount', lg.village_count,
    'source', lg.information_source, 'date', lg.information_date) as "generalInformation",
  lg.closed_on as "closedOn", lg.merged_into_id as "mergedIntoId"`;

/** A local government, and the code by which it was asked for. */
export type LocalGovernmentByCode = LocalGovernmentRow & { readonly askedCode: string };

/**
 * Those of the codes, of today or former ones, that exist within scope: the two cannot be told apart. The registry
 * gives no former code to another body.
 */
export function findByCodes(
  db: Reads,
  scope: LocalGovernmentScope,
  codes: readonly string[],
): Promise<LocalGovernmentByCode[]> {
  const parameters: unknown[] = [codes];
  const scoped = (province: string, id: string) => within(scope, parameters, province, id);
  return db.query(
    `select ${columns}, asked.code as "askedCode"
       from (select lg.id, lg.code from local_government lg
              where lg.code = any($1) and ${scoped('lg.province_code', 'lg.id')}
             union
             select c.local_government_id, c.before_code from local_government_change c
              where c.kind = 'CODE_CHANGED' and c.before_code = any($1)
                and ${scoped('c.province_code', 'c.local_government_id')}) asked
       join local_government lg on lg.id = asked.id and ${scoped('lg.province_code', 'lg.id')}`,
    parameters,
  );
}

/** Those of the ids that exist within scope. */
export function findByIds(
  db: Reads,
  scope: LocalGovernmentScope,
  ids: readonly number[],
): Promise<LocalGovernmentRow[]> {
  const parameters: unknown[] = [ids];
  return db.query(
    `select ${columns} from local_government lg
      where lg.id = any($1) and ${within(scope, parameters, 'lg.province_code', 'lg.id')}`,
    parameters,
  );
}
