import type { EntityManager } from 'typeorm';
import type { KnownBody } from './registry-change.js';

/** All bodies, those that exist no more too, with what their histories say. */
export function findKnownBodies(db: EntityManager): Promise<KnownBody[]> {
  return db.query(
    `select lg.id, lg.code, lg.type, lg.name_th as "nameTh", lg.name_en as "nameEn",
            lg.province_code as "provinceCode", lg.district_th as "districtTh",
            lg.closed_on as "closedOn", successor.code as "mergedInto",
            coalesce(past.codes, '{}') as "formerCodes", coalesce(past.former, '[]') as former,
            past.changed_on as "changedOn"
       from local_government lg
       left join local_government successor on successor.id = lg.merged_into_id
       left join (
         select local_government_id, max(effective_on) as changed_on,
                array_agg(before_code) filter (where kind = 'CODE_CHANGED') as codes,
                json_agg(json_build_object('type', before_type, 'nameTh', before_name_th,
                  'nameEn', before_name_en, 'districtTh', before_district_th) order by id)
                  filter (where kind in ('TYPE_CHANGED', 'RENAMED', 'DISTRICT_CHANGED')) as former
           from local_government_change group by local_government_id) past on past.local_government_id = lg.id
      order by lg.code`,
  );
}
