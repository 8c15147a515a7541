import type { MigrationInterface, QueryRunner } from 'typeorm';

const reasons = `('TOO_FEW', 'PROTECTS_ANOTHER', 'ALL_ALIKE', 'NOT_ASSESSED')`;

/** What the public sees of a spread and of places where some means are hidden. */
export class Disclosure1795000004500 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table statistic
        add column spread_suppression text check (spread_suppression in ${reasons}),
        add column public_rank integer,
        add column public_rank_of integer;
      comment on column statistic.spread_suppression is 'why the public does not see minimum to maximum and the counts';
      comment on column statistic.public_rank is 'the place among the provinces whose mean the public sees';
      -- Releases that were made before: below the nation no spread is public, and all means that are ranked are.
      update statistic set spread_suppression = 'PROTECTS_ANOTHER' where province_code is not null;
      update statistic set public_rank = rank, public_rank_of = rank_of where suppression is null;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'alter table statistic drop column spread_suppression, drop column public_rank, drop column public_rank_of',
    );
  }
}
