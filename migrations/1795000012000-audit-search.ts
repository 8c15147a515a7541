import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What was done to a release or a year, and what a file did, is found among millions of reads. */
export class AuditSearch1795000012000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create index audit_event_by_subject on audit_event (subject, id) where subject is not null;
      create index audit_event_by_file on audit_event (file_sha256, id) where file_sha256 is not null;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index audit_event_by_subject, audit_event_by_file;');
  }
}
