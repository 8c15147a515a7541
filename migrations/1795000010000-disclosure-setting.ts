import type { MigrationInterface, QueryRunner } from 'typeorm';

const settings = `('STRICT', 'OPEN')`;

/** The department may decide for a year that averages over few bodies are public. */
export class DisclosureSetting1795000010000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table assessment_year add column disclosure text not null default 'STRICT'
        check (disclosure in ${settings});
      comment on column assessment_year.disclosure is 'by which releases of the year are made from now on';
      grant update (disclosure) on assessment_year to lpa_writer;
      alter table release add column disclosure text not null default 'STRICT' check (disclosure in ${settings});
      comment on column release.disclosure is 'the setting of its year by which its averages were hidden or shown';

      create function refuse_change_of_disclosure() returns trigger language plpgsql as $$ begin
        raise exception 'UPDATE of release is refused: %/% was public, and its disclosure stays what it is',
          old.year, old.number;
      end $$;
      create trigger frozen_disclosure before update on release for each row
        when (old.state <> 'DRAFT' and new.disclosure is distinct from old.disclosure)
        execute function refuse_change_of_disclosure();
      -- Always: also in a session that has switched triggers off.
      alter table release enable always trigger frozen_disclosure;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop trigger frozen_disclosure on release;
      drop function refuse_change_of_disclosure;
      alter table release drop column disclosure;
      alter table assessment_year drop column disclosure;
    `);
  }
}
