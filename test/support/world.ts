import type { DataSource } from 'typeorm';
import type { Config } from '../../src/config.js';
import { hashPassword } from '../../src/viewer/password.js';
import { completeRelease } from '../../src/release/complete.js';
import { insertFacts } from '../../src/release/facts.queries.js';
import { testServer, type TestServer } from './ask.js';
import { type TestDatabase, testDatabase } from './database.js';

export const password = 'a password of the world';

/** The accounts of the world, one for each role and a second of the roles that have a place. */
export const accounts = {
  admin: ['ADMIN', null, null],
  department: ['DEPARTMENT', null, null],
  officeOfPhrae: ['PROVINCE', '54', null],
  officeOfNongKhai: ['PROVINCE', '43', null],
  localGovernmentOfPhrae: ['LAO', null, '6540102'],
  localGovernmentOfNongKhai: ['LAO', null, '6430102'],
} as const;

export type AccountName = keyof typeof accounts;

/** Code, type and place name, marks out of 20 in each of five dimensions; no marks: not assessed. */
const bodies: readonly (readonly [string, string, string, readonly number[] | null])[] = [
  ['2430101', 'PAO', 'หนองคาย', [15, 16, 14, 13, 19]],
  ['6430102', 'SAO', 'บ้านเดื่อ', [11, 12, 13, 14, 15]],
  ['6430103', 'SAO', 'หนองนาง', [17, 18, 19, 16, 15]],
  ['6430104', 'SAO', 'วัดธาตุ', [10, 11, 12, 13, 14]],
  ['6430105', 'SAO', 'กวนวัน', null],
  ['2540101', 'PAO', 'แพร่', [18, 17, 16, 15, 14.5]],
  ['6540102', 'SAO', 'ป่าแดง', [12, 13, 14, 15, 16]],
  ['6540103', 'SAO', 'นาจักร', [16, 15, 14, 13, 12]],
  ['6540104', 'SAO', 'น้ำชำ', [19, 19, 19, 19, 18.25]],
  ['6540105', 'SAO', 'วังหงส์', [9, 10, 8, 11, 12]],
  ['6540106', 'SAO', 'เหมืองหม้อ', [20, 19, 18, 17, 16]],
];

/** Two provinces, six accounts; 2566 corrected once, 2567 published, 2568 in preparation. */
export interface World extends TestDatabase, TestServer {
  /** Of its owner; `url` is the service's. */
  readonly databaseUrl: string;
  readonly ids: Readonly<Record<AccountName, number>>;
}

export async function makeWorld(config: Partial<Config> = {}): Promise<World> {
  const test = await testDatabase();
  const ids = await fillWorld(test.database);
  const server = await testServer(test.database, { config });
  return {
    ...test,
    ...server,
    databaseUrl: test.url,
    ids,
    async close() {
      await server.close();
      await test.drop();
    },
  };
}

/** Writes the world into a database with all tables and the reference data. */
export async function fillWorld(database: DataSource): Promise<Record<AccountName, number>> {
  await insertBodies(database);
  const ids = await insertAccounts(database);
  await insertRelease(database, 2566, 1, 'SUPERSEDED', -2);
  await insertRelease(database, 2566, 2, 'PUBLISHED', -1);
  await insertRelease(database, 2567, 1, 'PUBLISHED', 0);
  await insertRelease(database, 2568, 1, 'DRAFT', 1);
  return ids;
}

async function insertBodies(database: DataSource): Promise<void> {
  for (const [code, type, name] of bodies)
    await database.query(
      `insert into local_government (code, type, name_th, province_code, district_th, search_text)
       values ($1, $2, $3, $4, 'เมือง', $3)`,
      [code, type, name, code.slice(1, 3)],
    );
  await database.query(
    `insert into local_government_count
     select province_code, type, count(*) from local_government group by province_code, type`,
  );
}

async function insertAccounts(database: DataSource): Promise<Record<AccountName, number>> {
  const hash = await hashPassword(password);
  const ids: Partial<Record<AccountName, number>> = {};
  for (const [name, [role, province, code]] of Object.entries(accounts)) {
    const rows = await database.query<{ id: number }[]>(
      `insert into account (username, display_name, password_hash, role, province_code, local_government_id)
       values (lower($1), $1, $2, $3, $4, (select id from local_government where code = $5)) returning id`,
      [name, hash, role, province ?? code?.slice(1, 3) ?? null, code],
    );
    ids[name as AccountName] = rows[0]?.id ?? 0;
  }
  return ids as Record<AccountName, number>;
}

/** The marks of every body, `shift` of a mark better or worse, so that no two releases say the same. */
export async function insertRelease(
  database: DataSource,
  year: number,
  number: number,
  state: string,
  shift: number,
): Promise<void> {
  await database.transaction(async (db) => {
    const [release] = await db.query<{ id: number }[]>(
      `insert into release (year, number, source_file, source_sha256, created_by)
       values ($1, $2, 'world', repeat('0', 64), 'world') returning id`,
      [year, number],
    );
    const dimensions = await db.query<{ id: number }[]>(
      'select id from dimension where year = $1 order by number',
      [year],
    );
    const found = await db.query<{ id: number; code: string }[]>('select id, code from local_government');
    const inputs = bodies.map(([code, type, nameTh, marks]) => ({
      localGovernmentId: found.find((row) => row.code === code)?.id ?? 0,
      provinceCode: code.slice(1, 3),
      type: type as 'PAO' | 'SAO',
      nameTh,
      nameEn: null,
      status: marks === null ? ('NOT_ASSESSED' as const) : ('ASSESSED' as const),
      statusReason: null,
      dimensions: (marks ?? []).map((mark, index) => ({
        dimensionId: dimensions[index]?.id ?? 0,
        full: 20,
        score: Math.min(20, mark + shift * 0.5),
      })),
      indicators: [],
    }));
    await insertFacts(db, release?.id ?? 0, inputs);
    await completeRelease(db, release?.id ?? 0);
    // Last: the facts of what is published can no longer be written.
    if (state !== 'DRAFT')
      await db.query(
        `update release set state = $2, published_at = now(), published_by = 'world' where id = $1`,
        [release?.id, state],
      );
  });
}
