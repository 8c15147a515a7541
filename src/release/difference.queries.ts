import type { EntityManager } from 'typeorm';
import { pairs } from './changes.queries.js';

/** An average of the nation (`provinceCode` null) or a province in two releases. */
export interface AverageRow {
  readonly provinceCode: string | null;
  readonly nameTh: string | null;
  readonly percentBefore: number | null;
  readonly percentAfter: number | null;
  readonly rankBefore: number | null;
  readonly rankAfter: number | null;
  readonly assessedBefore: number | null;
  readonly assessedAfter: number;
}

/** The nation first, then the provinces by code; before is null where nothing was public. */
export function findAverages(
  db: EntityManager,
  beforeId: number | null,
  afterId: number,
): Promise<AverageRow[]> {
  return db.query(
    `select a.province_code as "provinceCode", p.name_th as "nameTh",
            b.percent as "percentBefore", a.percent as "percentAfter",
            b.rank as "rankBefore", a.rank as "rankAfter",
            b.assessed_count as "assessedBefore", a.assessed_count as "assessedAfter"
       from statistic a
       left join province p on p.code = a.province_code
       left join statistic b on b.release_id = $1 and b.province_code is not distinct from a.province_code
                            and b.type is null and b.dimension_id is null and b.indicator_id is null
      where a.release_id = $2 and a.type is null and a.dimension_id is null and a.indicator_id is null
      order by a.province_code nulls first`,
    [beforeId, afterId],
  );
}

/** A body whose percentage or rating differs; null where it has no result. */
export interface MoveRow {
  readonly code: string;
  readonly nameTh: string;
  readonly percentBefore: number | null;
  readonly percentAfter: number | null;
  readonly rankBefore: number | null;
  readonly rankAfter: number | null;
  readonly ratingBefore: string | null;
  readonly ratingAfter: string | null;
}

/** Every body that came, went, or moved in its percentage or rating: the largest moves first. */
export function findMoves(db: EntityManager, beforeId: number, afterId: number): Promise<MoveRow[]> {
  return db.query(
    `with ${pairs}
     select lg.code, lg.name_th as "nameTh", percent_before as "percentBefore", percent_after as "percentAfter",
            rank_before as "rankBefore", rank_after as "rankAfter",
            rating_before as "ratingBefore", rating_after as "ratingAfter"
       from pair join local_government lg on lg.id = pair.local_government_id
      where percent_before is distinct from percent_after or rating_before is distinct from rating_after
      order by abs(percent_after - percent_before) desc nulls first, lg.code`,
    [beforeId, afterId],
  );
}
