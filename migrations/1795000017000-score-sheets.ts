import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The triggers that keep facts as they are; nothing is changed here but what follows from them. */
const frozen = ['frozen_update_from', 'frozen_update_to'];
const switchTriggers = (how: string): string =>
  `alter table assessment ${frozen.map((name) => `${how} trigger ${name}`).join(', ')};`;

/**
 * The marks of a body stand on its result as well, in one value each: they are read together, and a row for each mark
 * costs the server, the driver and the service many times as much.
 */
export class ScoreSheets1795000017000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table assessment add column dimension_scores json, add column indicator_scores json;
      comment on column assessment.dimension_scores is
        'follows from dimension_score: [dimension_id, full_mark, score, percent, rating] of each, in the official order';
      comment on column assessment.indicator_scores is
        'follows from indicator_score: [indicator_id, full_mark, score, percent] of each, in the official order';
      ${switchTriggers('disable')}
      update assessment a set dimension_scores = d.scores, indicator_scores = i.scores
        from (select release_id, local_government_id,
                     json_agg(json_build_array(d.id, s.full_mark, s.score, s.percent, s.rating) order by d.number) as scores
                from dimension_score s join dimension d on d.id = s.dimension_id
               group by release_id, local_government_id) d
        left join (
              select release_id, local_government_id,
                     json_agg(json_build_array(i.id, case when s.score is not null then s.full_mark end, s.score,
                                               round(s.score * 100 / s.full_mark, 2)) order by i.number, i.id) as scores
                from indicator_score s join indicator i on i.id = s.indicator_id
               group by release_id, local_government_id) i using (release_id, local_government_id)
       where (a.release_id, a.local_government_id) = (d.release_id, d.local_government_id);
      ${switchTriggers('enable always')}
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table assessment drop column dimension_scores, drop column indicator_scores;');
  }
}
