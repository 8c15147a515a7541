import type { Reads } from '../database/read-session.js';
import type { LocalGovernmentScope } from './local-government.policy.js';
import type { LocalGovernmentRow } from './local-government.row.js';
import { within } from './local-government-scope.queries.js';

/** Of a row of the registry. Objects are made of them by `shaped`: to send them as JSON costs both sides more. */
export const columns = `
  'LOCAL_GOVERNMENT' as level, lg.id as "localGovernmentId", lg.code, lg.type, lg.province_code as "provinceCode",
  lg.name_th as "nameTh", lg.name_en as "nameEn", lg.district_th as "districtTh", lg.district_en as "districtEn",
  lg.population, lg.area_km2 as "areaKm2", lg.village_count as "villageCount",
  lg.information_source as source, lg.information_date as date,
  lg.closed_on as "closedOn", lg.merged_into_id as "mergedIntoId"`;

/** A row of the registry as it is selected. */
export interface RegistryRow extends Omit<LocalGovernmentRow, Shaped> {
  readonly nameTh: string;
  readonly nameEn: string | null;
  readonly districtTh: string;
  readonly districtEn: string | null;
  readonly population: number | null;
  readonly areaKm2: number | null;
  readonly villageCount: number | null;
  readonly source: string | null;
  readonly date: string | null;
}

type Shaped = 'name' | 'district' | 'generalInformation';

/** Rows in the shape of their type: the same objects, property by property, as `Object.assign` takes ten times as long. */
export const shaped = <R extends RegistryRow>(rows: readonly R[]): (R & LocalGovernmentRow)[] =>
  rows.map((row) => {
    const shape = row as R & { -readonly [Key in Shaped]: LocalGovernmentRow[Key] };
    shape.name = { th: row.nameTh, en: row.nameEn };
    shape.district = { th: row.districtTh, en: row.districtEn };
    shape.generalInformation = row; // Its fields are columns of the row.
    return shape as R & LocalGovernmentRow;
  });

/** A local government, and the code by which it was asked for. */
export type LocalGovernmentByCode = LocalGovernmentRow & { readonly askedCode: string };

/**
 * The bodies (`id`) of the codes of the parameter $1, each with the `code` that was asked for, of today or a former one: the two
 * cannot be told apart. The registry gives no former code to another body.
 * @param scoped the condition that keeps a row within scope, by the names of its columns of the province and the body
 */
export const bodiesOfCodes = (scoped: (province: string, id: string) => string): string =>
  `select lg.id, lg.code from local_government lg
    where lg.code = any($1) and ${scoped('lg.province_code', 'lg.id')}
    union
   select c.local_government_id, c.before_code from local_government_change c
    where c.kind = 'CODE_CHANGED' and c.before_code = any($1)
      and ${scoped('c.province_code', 'c.local_government_id')}`;

/** Those of the codes that exist within scope. */
export async function findByCodes(
  db: Reads,
  scope: LocalGovernmentScope,
  codes: readonly string[],
): Promise<LocalGovernmentByCode[]> {
  const parameters: unknown[] = [codes];
  const scoped = (province: string, id: string) => within(scope, parameters, province, id);
  const rows = await db.query<(RegistryRow & { askedCode: string })[]>(
    `select ${columns}, asked.code as "askedCode"
       from (${bodiesOfCodes(scoped)}) asked
       join local_government lg on lg.id = asked.id and ${scoped('lg.province_code', 'lg.id')}`,
    parameters,
  );
  return shaped(rows);
}

/** Those of the ids that exist within scope. */
export async function findByIds(
  db: Reads,
  scope: LocalGovernmentScope,
  ids: readonly number[],
): Promise<LocalGovernmentRow[]> {
  const parameters: unknown[] = [ids];
  return shaped(
    await db.query<RegistryRow[]>(
      `select ${columns} from local_government lg
        where lg.id = any($1) and ${within(scope, parameters, 'lg.province_code', 'lg.id')}`,
      parameters,
    ),
  );
}
