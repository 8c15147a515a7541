import { localized } from '../assessment/columns.queries.js';
import type { Reads } from '../database/read-session.js';
import type { PopulationRow, ProvinceRow, TypeCountRow } from './province.row.js';

const columns = `
  'PROVINCE' as level, p.code, 'TH-' || p.code as iso, ${localized('p')} as name,
  json_build_object('th', p.region_th, 'en', p.region_en) as region,
  p.under_department as "underDepartment",
  p.district_count as "districtCount", p.subdistrict_count as "subdistrictCount",
  p.village_count as "villageCount", p.area_km2 as "areaKm2", p.source`;

export function findProvinces(db: Reads): Promise<ProvinceRow[]> {
  return db.query(`select ${columns} from province p order by p.code`);
}

export function findByCodes(db: Reads, codes: readonly string[]): Promise<ProvinceRow[]> {
  return db.query(`select ${columns} from province p where p.code = any($1)`, [codes]);
}

/** The counts of provinces' people, the last one first; of all provinces where none is named. */
export function findPopulations(db: Reads, codes: readonly string[] | null): Promise<PopulationRow[]> {
  return db.query(
    `select province_code as "provinceCode", population, as_of as date, source
       from province_population
      where $1::text[] is null or province_code = any($1)
      order by province_code, as_of desc`,
    [codes],
  );
}

/** How many bodies of each type provinces have today; of all provinces where none is named. */
export function findTypeCounts(db: Reads, codes: readonly string[] | null): Promise<TypeCountRow[]> {
  return db.query(
    `select province_code as "provinceCode", type, count from local_government_count
      where $1::text[] is null or province_code = any($1)`,
    [codes],
  );
}
