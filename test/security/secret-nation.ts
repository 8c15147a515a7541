import type { DataSource } from 'typeorm';
import { randomOf } from '../../seeds/demo/random.js';
import { completeRelease } from '../../src/release/complete.js';
import { insertFacts } from '../../src/release/facts.queries.js';
import { hashPassword } from '../../src/viewer/password.js';
import { testServer, type TestServer } from '../support/ask.js';
import { testDatabase } from '../support/database.js';
import { bodies, provinces, type SecretBody } from './secret-bodies.js';
import { marksOf, releases } from './secret-marks.js';

export const password = 'the password of the secret nation';

/** Who asks: the role, and its province or its local government. */
export const askers = {
  department: ['DEPARTMENT', null, null],
  officeOf43: ['PROVINCE', '43', null],
  officeOf54: ['PROVINCE', '54', null],
  bodyOf43: ['LAO', '43', '6430103'],
} as const;

export type SignedIn = keyof typeof askers;
export type Asker = 'nobody' | SignedIn;

/** The bodies that each may read. */
export const readable = (asker: Asker): SecretBody[] => {
  if (asker === 'nobody') return [];
  const [role, province, code] = askers[asker];
  return bodies.filter((body) =>
    role === 'DEPARTMENT' ? true : role === 'PROVINCE' ? body.province === province : body.code === code,
  );
};

/**
 * Whose secrets each body has in a second nation: those beyond the asker's scope change places within their province and
 * type, so that every public figure and everything the asker may read stays as it is.
 */
export function permuted(asker: Asker): (body: SecretBody) => SecretBody {
  const own = new Set(readable(asker));
  const place = new Map<SecretBody, SecretBody>();
  for (const province of provinces)
    for (const type of new Set(bodies.map((body) => body.type))) {
      const cell = bodies.filter(
        (body) => body.province === province && body.type === type && !own.has(body),
      );
      cell.forEach((body, index) => place.set(body, cell[(index + 1) % cell.length] ?? body));
    }
  return (body) => place.get(body) ?? body;
}

export interface SecretNation extends TestServer {
  readonly database: DataSource;
}

/** A nation in which every score is there once; `secretsOf` says whose secrets a body bears. */
export async function secretNation(
  secretsOf: (body: SecretBody) => SecretBody = (body) => body,
): Promise<SecretNation> {
  const { database, drop } = await testDatabase();
  await insertBodies(database, secretsOf);
  await insertAccounts(database);
  for (const [index] of releases.entries()) await insertRelease(database, index, secretsOf);
  const server = await testServer(database);
  return {
    ...server,
    database,
    async close() {
      await server.close();
      await drop();
    },
  };
}

async function insertBodies(
  database: DataSource,
  secretsOf: (body: SecretBody) => SecretBody,
): Promise<void> {
  for (const body of bodies) {
    const secret = secretsOf(body);
    await database.query(
      `insert into local_government (code, type, name_th, name_en, province_code, district_th, population, search_text)
       values ($1, $2, $3, $4, $5, 'เมือง', $6, $3)`,
      [body.code, body.type, secret.name, `Secret ${secret.name}`, body.province, secret.population],
    );
  }
  await database.query(
    `insert into local_government_count
     select province_code, type, count(*) from local_government group by province_code, type`,
  );
  await database.query(
    `insert into indicator (dimension_id, number, name_th, name_en, full_mark)
     select id, 1, 'ตัวชี้วัด', 'Indicator', 400 from dimension where year = 2567 on conflict do nothing`,
  );
}

async function insertAccounts(database: DataSource): Promise<void> {
  const hash = await hashPassword(password);
  for (const [name, [role, province, code]] of Object.entries({ admin: ['ADMIN', null, null], ...askers }))
    await database.query(
      `insert into account (username, display_name, password_hash, role, province_code, local_government_id)
       values (lower($1), $1, $2, $3, $4, (select id from local_government where code = $5))`,
      [name, hash, role, province, code],
    );
}

async function insertRelease(
  database: DataSource,
  index: number,
  secretsOf: (body: SecretBody) => SecretBody,
): Promise<void> {
  const made = releases[index];
  if (!made) return;
  await database.transaction(async (db) => {
    const [release] = await db.query<{ id: number }[]>(
      `insert into release (year, number, source_file, source_sha256, created_by)
       values ($1, $2, 'secret', repeat('0', 64), 'x') returning id`,
      [made.year, made.number],
    );
    const id = release?.id ?? 0;
    const dimensions = await db.query<{ id: number }[]>(
      'select id from dimension where year = $1 order by number',
      [made.year],
    );
    const indicators = await db.query<{ id: number; dimensionId: number }[]>(
      `select i.id, dimension_id as "dimensionId" from indicator i join dimension d on d.id = dimension_id where year = $1`,
      [made.year],
    );
    const found = await db.query<{ id: number; code: string }[]>('select id, code from local_government');
    const idOf = new Map(found.map((row) => [row.code, row.id]));
    const inputs = bodies.map((body) => {
      const marks = marksOf(secretsOf(body), index);
      return {
        ...{ localGovernmentId: idOf.get(body.code) ?? 0, provinceCode: body.province, type: body.type },
        ...{ nameTh: secretsOf(body).name, nameEn: null, status: 'ASSESSED' as const, statusReason: null },
        dimensions: dimensions.map((row, place) => ({
          ...{ dimensionId: row.id, full: 400, score: marks[place] ?? 0 },
        })),
        indicators: indicators.map((row) => ({
          ...{ indicatorId: row.id, full: 400 },
          score: marks[dimensions.findIndex((dimension) => dimension.id === row.dimensionId)] ?? 0,
        })),
      };
    });
    await insertFacts(db, id, inputs);
    await completeRelease(db, id);
    await db.query(
      `update release set state = $2,
              published_at = case when $2 <> 'DRAFT' then timestamptz '2026-01-01' + $1 * interval '1 day' end,
              published_by = case when $2 <> 'DRAFT' then 'x' end,
              withdrawn_at = case when $2 = 'WITHDRAWN' then timestamptz '2026-02-01' end,
              withdrawn_by = case when $2 = 'WITHDRAWN' then 'x' end,
              withdrawal_note = case when $2 = 'WITHDRAWN' then 'wrong' end
        where id = $1`,
      [id, made.state],
    );
  });
}

/** For whoever needs the same choice in every run. */
export const randomOfNation = (name: string) => randomOf('secret nation', name);
