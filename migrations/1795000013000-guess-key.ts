import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A key for the names under which guesses are counted, which stays when the keys that sign tokens are changed. */
export class GuessKey1795000013000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table guess_key (
        single boolean primary key default true check (single),
        key bytea not null check (length(key) = 32)
      );
      comment on table guess_key is 'made here, once: whoever reads neither it nor the counters learns no name';
      -- Two of 122 random bits each, as the server makes them of its own.
      insert into guess_key (key) select sha256(uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()));
      grant select on guess_key to lpa_service;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table guess_key;');
  }
}
