import type { EntityManager } from 'typeorm';

/**
 * The places of the assessed bodies by their printed percentage, as in sport: who is level shares the better place
 * and the next is passed over ("1, 2, 2, 4"). In the nation, its province, its type, and its type in its province.
 */
export async function markRanks(db: EntityManager, releaseId: number): Promise<void> {
  await db.query(
    `update assessment a
        set nation_rank = r.nation_rank, nation_rank_of = r.nation_rank_of,
            province_rank = r.province_rank, province_rank_of = r.province_rank_of,
            type_rank = r.type_rank, type_rank_of = r.type_rank_of,
            province_type_rank = r.province_type_rank, province_type_rank_of = r.province_type_rank_of
       from (select local_government_id,
                    rank() over best as nation_rank, count(*) over () as nation_rank_of,
                    rank() over best_in_province as province_rank,
                    count(*) over (partition by province_code) as province_rank_of,
                    rank() over best_of_type as type_rank, count(*) over (partition by type) as type_rank_of,
                    rank() over best_of_type_in_province as province_type_rank,
                    count(*) over (partition by province_code, type) as province_type_rank_of
               from assessment
              where release_id = $1 and status = 'ASSESSED'
             window best as (order by percent desc),
                    best_in_province as (partition by province_code order by percent desc),
                    best_of_type as (partition by type order by percent desc),
                    best_of_type_in_province as (partition by province_code, type order by percent desc)) r
      where a.release_id = $1 and a.local_government_id = r.local_government_id`,
    [releaseId],
  );
}
