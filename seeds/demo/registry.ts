import type { EntityManager } from 'typeorm';
import { copyRows } from '../../src/database/copy.js';
import { searchText } from '../../src/local-government/search-text.js';
import type { Body } from './body.js';
import { insertHistory } from './history.js';

/** The day of the count that the bodies' people add up to. */
const COUNTED_ON = '2014-12-31';
const SOURCE = 'Demo data';

/** Writes the local governments and how many there are; gives their ids by code. */
export async function insertRegistry(
  db: EntityManager,
  bodies: readonly Body[],
): Promise<ReadonlyMap<string, number>> {
  await copyRows(
    db,
    `local_government (code, type, name_th, name_en, province_code, district_th, district_en, area_km2, population,
      village_count, information_source, information_date, search_text)`,
    bodies.map((body) => [
      ...[
        body.code,
        body.type,
        body.nameTh,
        body.nameEn,
        body.provinceCode,
        body.districtTh,
        body.districtEn,
      ],
      ...[
        body.areaKm2,
        body.population,
        body.villageCount,
        SOURCE,
        COUNTED_ON,
        searchText(body, formersOf(body)),
      ],
    ]),
  );
  await db.query(`
    insert into local_government_count (province_code, type, count)
    select province_code, type, count(*) from local_government group by province_code, type`);
  await db.query('analyze local_government');
  const rows = await db.query<{ id: number; code: string }[]>('select id, code from local_government');
  const ids = new Map(rows.map(({ id, code }) => [code, id]));
  await insertHistory(db, bodies, ids);
  return ids;
}

const formersOf = (body: Body) => (body.former ? [{ ...body.former, districtTh: body.districtTh }] : []);
