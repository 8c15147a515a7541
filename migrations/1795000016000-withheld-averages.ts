import type { MigrationInterface, QueryRunner } from 'typeorm';

const setting = (name: string): string => `nullif(current_setting('lpa.${name}', true), '')`;

/** Which average it is, of how many, and its place as the public sees it: for everybody. */
const open = [
  ...['release_id', 'province_code', 'type', 'dimension_id', 'indicator_id', 'total_count', 'assessed_count'],
  ...['public_rank', 'public_rank_of'],
];

/** Columns that may be hidden, and when they are shown to who does not read in full. */
const shown: readonly (readonly [names: readonly string[], condition: string])[] = [
  [['full_mark', 'score', 'percent', 'rating'], 's.suppression is null'],
  // The place among hidden ones too would tell between which two each of them lies.
  [['rank', 'rank_of'], 'false'],
  // Of the whole nation alone, and of no part of its results: below it, these are results of single bodies.
  [
    [
      ...['standard_deviation', 'minimum', 'lower_quartile', 'median', 'upper_quartile', 'maximum'],
      ...['passed_count', 'rating_counts'],
    ],
    `num_nonnulls(s.province_code, s.type, s.dimension_id, s.indicator_id, s.suppression, s.spread_suppression) = 0`,
  ],
];

const columns = [
  ...open.map((name) => `s.${name}`),
  ...shown.flatMap(([names, condition]) =>
    names.map((name) => `case when reader.in_full or ${condition} then s.${name} end as ${name}`),
  ),
  // That all bodies are alike would tell each of them the others' results.
  ...['suppression', 'spread_suppression'].map(
    (name) => `case when reader.in_full or s.${name} <> 'ALL_ALIKE' then s.${name}
                    when s.${name} is not null then 'PROTECTS_ANOTHER' end as ${name}`,
  ),
];

/**
 * Lock 4 for hidden averages: whoever reads for an answer has no right to the table any more, and the view gives of
 * each average only what the scope of the transaction holds. It runs as its owner, so it asks for released releases itself.
 */
export class WithheldAverages1795000016000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- A barrier: no condition that could tell of a row is asked before the view has taken away what is hidden. Settings
      -- are read once, and the releases found once.
      create view shown_statistic with (security_barrier) as
        with scope as materialized (
          select coalesce(${setting('everywhere')} = 'on', false) as everywhere,
                 case when ${setting('local_government')} is null then ${setting('province')} end as province_code
        )
        select ${columns.join(',\n               ')}
          from statistic s
         cross join scope
         cross join lateral (select scope.everywhere or s.province_code = scope.province_code as in_full) reader
         where s.release_id = any (array(
           select r.id from release r
            where release_state(r.state, r.public_from, r.public_until, now()) in ('PUBLISHED', 'SUPERSEDED')
               or ${setting('unpublished')} = 'on'));
      comment on view shown_statistic is 'averages as the scope of the transaction sees them; all that is read for answers';
      grant select on shown_statistic to lpa_reader;
      drop policy reading on statistic;
      revoke select on statistic from lpa_reader;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      grant select on statistic to lpa_reader;
      create policy reading on statistic for select to lpa_reader using (release_id = any (array(
        select r.id from release r
         where r.state in ('PUBLISHED', 'SUPERSEDED') or (select ${setting('unpublished')}) = 'on')));
      drop view shown_statistic;
    `);
  }
}
