import { setTimeout as sleep } from 'node:timers/promises';
import type { DataSource } from 'typeorm';
import { completeRelease } from '../../src/release/complete.js';
import { insertFacts } from '../../src/release/facts.queries.js';
import { createDraft, type PublishInput, publish } from '../../src/release/release.commands.js';
import { withdraw, type WithdrawInput } from '../../src/release/withdraw.commands.js';
import type { Doer, Viewer } from '../../src/viewer/viewer.js';
import { testDatabase, type TestDatabase } from '../support/database.js';

export const year = 2559;

export const by = (viewer: Viewer): Doer => ({ viewer, origin: '192.0.2.1' });
export const admin = by({ role: 'ADMIN', accountId: 1, username: 'root' });

export const notAdmins: readonly Viewer[] = [
  { role: 'PUBLIC' },
  { role: 'LAO', accountId: 2, username: 'lao', localGovernmentId: 1, provinceCode: '54' },
  { role: 'PROVINCE', accountId: 3, username: 'province', provinceCode: '54' },
  { role: 'DEPARTMENT', accountId: 4, username: 'department' },
];

/** A database with a registry, and what is done to the releases of one year. */
export interface Life extends TestDatabase {
  /** Returns its number. */
  draft(...marks: Marks[]): Promise<number>;
  publish(input?: Partial<PublishInput>, doer?: Doer): ReturnType<typeof publish>;
  withdraw(input?: Partial<WithdrawInput>, doer?: Doer): ReturnType<typeof withdraw>;
  /** As a reader of this moment finds them. */
  states(): Promise<string[]>;
}

export type Marks = readonly (readonly [full: number, score: number])[];

export const someMarks: Marks = [
  [20, 15],
  [40, 30],
  [50, 45],
  [60, 45],
];

/** All of Phrae; a draft gives marks to the first of them, in turn. */
const bodies = [
  ['2540101', 'PAO', 'แพร่'],
  ['6540102', 'SAO', 'ป่าแดง'],
  ['6540103', 'SAO', 'น้ำชำ'],
] as const;

export async function makeLife(): Promise<Life> {
  const own = await testDatabase();
  const { database } = own;
  for (const [code, type, name] of bodies)
    await database.query(
      `insert into local_government (code, type, name_th, province_code, district_th, search_text)
       values ($1, $2, $3, '54', 'เมือง', $3)`,
      [code, type, name],
    );
  return {
    ...own,
    draft: (...marks) => makeDraft(database, marks.length > 0 ? marks : [someMarks]),
    publish: (input, doer = admin) => publish(database, doer, { year, note: 'Corrected.', ...input }),
    withdraw: (input, doer = admin) =>
      withdraw(database, doer, { year, number: 1, note: 'Wrong file.', ...input }),
    states: () => statesOf(database),
  };
}

export function makeDraft(database: DataSource, marks: readonly Marks[]): Promise<number> {
  return database.transaction(async (db) => {
    const file = { sourceFile: 'results.csv', sourceSha256: 'a'.repeat(64) };
    const { id, number } = await createDraft(db, { year, ...file, note: null, createdBy: 'tester' });
    const ids = await db.query<{ id: number }[]>('select id from local_government order by id');
    const dimensions = await db.query<{ id: number }[]>(
      'select id from dimension where year = $1 order by number',
      [year],
    );
    const inputs = bodies.map(([, type, nameTh], at) => ({
      ...{ localGovernmentId: ids[at]?.id ?? 0, provinceCode: '54', type, nameTh, nameEn: null },
      ...{ status: marks[at] ? ('ASSESSED' as const) : ('NOT_ASSESSED' as const), statusReason: null },
      dimensions: (marks[at] ?? []).map(([full, score], n) => ({
        ...{ dimensionId: dimensions[n]?.id ?? 0, full, score },
      })),
      indicators: [],
    }));
    await insertFacts(db, id, inputs);
    await completeRelease(db, id);
    return number;
  });
}

async function statesOf(database: DataSource): Promise<string[]> {
  const rows = await database.query<{ state: string }[]>(
    'select release_state(state, public_from, public_until, now()) as state from release order by year, number',
  );
  return rows.map((row) => row.state);
}

/** Waits on the database's clock, which is the one that counts. */
export const passTo = (database: DataSource, moment: Date): Promise<unknown> =>
  database.query(
    `select pg_sleep(greatest(0, extract(epoch from $1::timestamptz - clock_timestamp())) + 0.05)`,
    [moment],
  );

export const inSeconds = (seconds: number): Date => new Date(Date.now() + 1000 * seconds);

/** Waits until so many connections of this database wait for a lock. */
export async function waiting(database: DataSource, count: number): Promise<void> {
  for (const end = Date.now() + 20_000; ; await sleep(10)) {
    const rows = await database.query<unknown[]>(
      `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
    );
    if (rows.length >= count) return;
    if (Date.now() > end) throw new Error(`In 20 s not ${count} but ${rows.length} came to wait.`);
  }
}
