import type { EntityManager } from 'typeorm';
import { searchText } from '../search-text.js';
import type { KnownBody } from './registry-check.js';
import type { RegistryRow } from './registry-reader.js';

/** Keeps a second import out until the transaction ends; readers go on. */
export async function lockRegistry(db: EntityManager): Promise<void> {
  await db.query('lock table local_government in share row exclusive mode');
}

/** Keeps the registry as it is until the transaction ends, for whoever writes about all of it. */
export async function holdRegistry(db: EntityManager): Promise<void> {
  await db.query('lock table local_government in share mode');
}

/** Whether the database holds the invented demo nation, into which no real list may go. */
export async function findDemoNation(db: EntityManager): Promise<boolean> {
  const rows = await db.query<unknown[]>('select from demo_nation');
  return rows.length > 0;
}

export async function findProvinceCodes(db: EntityManager): Promise<string[]> {
  const rows = await db.query<{ code: string }[]>('select code from province order by code');
  return rows.map((row) => row.code);
}

export function findKnownBodies(db: EntityManager): Promise<KnownBody[]> {
  return db.query(
    `select code, type, name_th as "nameTh", province_code as "provinceCode", district_th as "districtTh"
       from local_government order by code`,
  );
}

/**
 * Adds what is new and corrects what is known, by code. What the list does not tell of a body (its villages, the
 * English name of its district, a figure left empty) stays as it is.
 */
export async function upsertBodies(db: EntityManager, rows: readonly RegistryRow[]): Promise<void> {
  const bodies = JSON.stringify(rows.map((row) => ({ ...row, searchText: searchText(row) })));
  // Two bodies may have exchanged names; the unique key is checked row by row, so the old names step aside first.
  await db.query(
    `update local_government lg set name_th = lg.code || ' ' || lg.name_th
       from jsonb_to_recordset($1) as r(code text, "nameTh" text, type text, "districtTh" text, "provinceCode" text)
      where r.code = lg.code and (lg.name_th, lg.type, lg.district_th, lg.province_code)
            is distinct from (r."nameTh", r.type, r."districtTh", r."provinceCode")`,
    [bodies],
  );
  await db.query(
    `insert into local_government as lg (code, type, name_th, name_en, province_code, district_th, area_km2, population,
                                         information_source, search_text)
     select code, type, "nameTh", "nameEn", "provinceCode", "districtTh", "areaKm2", population, source, "searchText"
       from jsonb_to_recordset($1) as r(code text, type text, "nameTh" text, "nameEn" text, "provinceCode" text,
              "districtTh" text, "areaKm2" numeric, population integer, source text, "searchText" text)
      order by code
         on conflict (code) do update
        set type = excluded.type, name_th = excluded.name_th,
            name_en = coalesce(excluded.name_en, lg.name_en), province_code = excluded.province_code,
            district_th = excluded.district_th, area_km2 = coalesce(excluded.area_km2, lg.area_km2),
            population = coalesce(excluded.population, lg.population),
            information_source = coalesce(excluded.information_source, lg.information_source),
            search_text = excluded.search_text`,
    [bodies],
  );
}

/** Counts again how many bodies of each type a province has: the public reads these rows and never the registry. */
export async function recountBodies(db: EntityManager): Promise<void> {
  await db.query('delete from local_government_count');
  await db.query(
    `insert into local_government_count (province_code, type, count)
     select province_code, type, count(*) from local_government group by province_code, type`,
  );
}
