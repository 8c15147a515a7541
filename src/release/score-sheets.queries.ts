import type { EntityManager } from 'typeorm';

/**
 * Of each body of a release its marks as they stand on its result, in two values that follow from the marks' tables:
 * `dimension_scores` and `indicator_scores`, in the official order (`src/assessment/score.row.ts` names their parts).
 * An indicator that does not apply has neither full mark nor percentage.
 * @param ofRelease a condition on `release_id`
 */
export const scoreSheets = (ofRelease: string): string => `
  select local_government_id, release_id, d.scores as dimension_scores, i.scores as indicator_scores
    from (select release_id, local_government_id,
                 json_agg(json_build_array(d.id, s.full_mark, s.score, s.percent, s.rating) order by d.number) as scores
            from dimension_score s join dimension d on d.id = s.dimension_id
           where ${ofRelease}
           group by release_id, local_government_id) d
    left join (
          select release_id, local_government_id,
                 json_agg(json_build_array(i.id, case when s.score is not null then s.full_mark end, s.score,
                                           round(s.score * 100 / s.full_mark, 2)) order by i.number, i.id) as scores
            from indicator_score s join indicator i on i.id = s.indicator_id
           where ${ofRelease}
           group by release_id, local_government_id) i using (release_id, local_government_id)`;

/** Writes the score sheets of a release whose facts are all there. */
export async function writeScoreSheets(db: EntityManager, releaseId: number): Promise<void> {
  await db.query(
    `update assessment a set dimension_scores = s.dimension_scores, indicator_scores = s.indicator_scores
       from (${scoreSheets('release_id = $1')}) s
      where a.release_id = $1 and a.local_government_id = s.local_government_id`,
    [releaseId],
  );
}
