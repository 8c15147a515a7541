import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the audit keeps, and for how long. */
export class AuditKeeping1795000013500 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Each process tells of a key's use, and again after a while: what is there already is left out.
      create unique index audit_event_use on audit_event (subject, origin, ((at at time zone 'Asia/Bangkok')::date))
        where action = 'USE_API_KEY';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop index audit_event_use;`);
  }
}
