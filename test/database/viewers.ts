import type { DataSource } from 'typeorm';
import { writeScoreSheets } from '../../src/release/score-sheets.queries.js';
import { anonymous, type Viewer } from '../../src/viewer/viewer.js';

/** One viewer of each role in the world, those with a place in Phrae. */
export async function viewersOf(database: DataSource): Promise<Record<string, Viewer>> {
  const [body] = await database.query<{ id: number }[]>(
    `select id from local_government where code = '6540102'`,
  );
  const who = { accountId: 1, username: 'x' };
  return {
    nobody: anonymous,
    office: { ...who, role: 'PROVINCE', provinceCode: '54' },
    localGovernment: { ...who, role: 'LAO', provinceCode: '54', localGovernmentId: body?.id ?? 0 },
    department: { ...who, role: 'DEPARTMENT' },
    admin: { ...who, role: 'ADMIN' },
  };
}

/** Rows in the tables that the world leaves empty, and a release that was withdrawn, so that nothing is hidden by chance. */
export async function fillEveryTable(database: DataSource): Promise<void> {
  await database.query(`
    insert into indicator (dimension_id, number, name_th, name_en, full_mark)
      select id, 1, name_th, name_en, 5 from dimension where number = 1;
    -- As if these had come before their releases were published.
    alter table indicator_score disable trigger user;
    alter table assessment disable trigger user;
    insert into indicator_score
      select s.release_id, s.local_government_id, i.id, s.province_code, 5, 3
        from dimension_score s join indicator i using (dimension_id);
    insert into local_government_change (local_government_id, province_code, kind, after_code, after_type, after_name_th,
        after_district_th, source_file, source_sha256, imported_by)
      select id, province_code, 'LISTED', code, type, name_th, district_th, 'a test', repeat('0', 64), 'x'
        from local_government;
    insert into api_key (name, hash, role, created_by, expires_at)
      values ('key', sha256('x'), 'DEPARTMENT', 'x', now() + interval '1 day');
    insert into audit_event (action, origin) values ('TRY', 'a test');
    update release set state = 'WITHDRAWN', withdrawn_at = now(), withdrawn_by = 'x', withdrawal_note = 'x'
      where year = 2566 and number = 1`);
  for (const { id } of await database.query<{ id: number }[]>('select id from release'))
    await writeScoreSheets(database.manager, id);
}
