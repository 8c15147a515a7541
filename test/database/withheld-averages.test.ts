import { ReadSession } from '../../src/database/read-session.js';
import { rolledBack } from '../../src/database/rolled-back.js';
import { Watch } from '../../src/kept/watch.js';
import { findContradictions } from '../../src/release/verify.queries.js';
import { scopesOf } from '../../src/viewer/scopes.js';
import type { Viewer } from '../../src/viewer/viewer.js';
import { rowsReceivedDuring } from '../support/plans.js';
import { makeWorld, type World } from '../support/world.js';
import { answerOf } from './answer.js';
import { viewersOf } from './viewers.js';

let world: World;
let viewers: Record<string, Viewer>;
beforeAll(async () => {
  world = await makeWorld();
  const stranger = { role: 'PROVINCE', provinceCode: '43', accountId: 1, username: 'x' } as const;
  viewers = { ...(await viewersOf(world.database)), stranger };
  await plantValues(world);
});
afterAll(() => world.close());

/** Values that stand nowhere else: all that is hidden of Phrae, and how the bodies of the nation are spread. */
const values = { phrae: /12\.3|4321|4322|4323|4324|43\.2112|ALL_ALIKE/, nation: /56\.7/ };

/** As if all of Phrae gave somebody away, in every release, and nothing but its place hid how a province is spread. */
async function plantValues({ database }: World): Promise<void> {
  await database.query(`
    alter table statistic disable trigger user;
    insert into indicator (dimension_id, number, name_th, name_en, full_mark)
      select id, 1, name_th, name_en, 5 from dimension where number = 1;
    insert into statistic (release_id, province_code, dimension_id, indicator_id, total_count, assessed_count, percent)
      select s.release_id, s.province_code, s.dimension_id, i.id, s.total_count, s.assessed_count, s.percent
        from statistic s join indicator i using (dimension_id) where s.type is null;
    update statistic set suppression = 'ALL_ALIKE', full_mark = 12.3411, score = 12.3011, percent = 12.34, rating = 'GOOD',
           rank = 4321, rank_of = 4322, public_rank = null, public_rank_of = null, standard_deviation = 43.2112,
           minimum = 12.31, lower_quartile = 12.32, median = 12.33, upper_quartile = 12.35, maximum = 12.36,
           passed_count = 4323, rating_counts = '{"GOOD": 4324}'
     where province_code = '54' and assessed_count > 0;
    update statistic set spread_suppression = null where province_code is not null;
    update statistic set minimum = 56.71, median = 56.72, maximum = 56.73 where province_code is null;
    analyze statistic`);
}

const mark = 'suppression full score percent';
const average = `${mark} rating { level }`;
const result = `{ ${average} passed rank(in: NATION) { place of }
  statistics { distributionSuppression distribution { standardDeviation minimum lowerQuartile median upperQuartile maximum
    passedCount ratings { count } } }
  byType { ${average} } dimensions { ${average} rank { place of } byType { ${average} } indicators { ${mark} } } }`;
const document = `{
  nation { superseded: assessment(year: 2566, release: 1) ${result} assessments ${result} }
  provinces { code superseded: assessment(year: 2566, release: 1) ${result} assessments ${result} } }`;

/** Who reads what is hidden of Phrae, and of the nation. */
const reads: Record<string, readonly [phrae: boolean, nation: boolean]> = {
  nobody: [false, false],
  localGovernment: [false, false],
  stranger: [false, false],
  office: [true, false],
  department: [true, true],
  admin: [true, true],
};

const viewerNamed = (name: string): Viewer => {
  const viewer = viewers[name];
  if (viewer === undefined) throw new Error(`There is no ${name}.`);
  return viewer;
};

const administrator: Viewer = { role: 'ADMIN', accountId: 1, username: 'x' };

test.each(Object.entries(reads))(
  'with locks 1, 2 and 3 taken away, %s is answered no hidden average that is not its own',
  async (name, expected) => {
    const answer = await answerOf(world, document, { code: administrator, session: viewerNamed(name) });
    expect(answer).not.toContain('INTERNAL');
    expect([values.phrae.test(answer), values.nation.test(answer)]).toEqual(expected);
  },
);

test.each(Object.entries(reads))(
  'with lock 4 taken away, %s is answered as with it, and no hidden average that is not its own',
  async (name, expected) => {
    const viewer = viewerNamed(name);
    const answer = await answerOf(world, document, { code: viewer, session: administrator });
    expect([values.phrae.test(answer), values.nation.test(answer)]).toEqual(expected);
    expect(answer).toBe(await answerOf(world, document, { code: viewer, session: viewer }));
  },
);

interface Row {
  readonly province_code: string | null;
  readonly suppression: string | null;
  readonly spread_suppression: string | null;
}

const inOrder = `order by release_id, province_code, type, dimension_id, indicator_id`;

/** What the database is to give of an average to who reads it, and to others. */
function expectedOf(viewer: Viewer, row: Row): object {
  if (viewer.role === 'DEPARTMENT' || viewer.role === 'ADMIN') return row;
  if (viewer.role === 'PROVINCE' && viewer.provinceCode === row.province_code) return row;
  const told = (reason: string | null) => (reason === 'ALL_ALIKE' ? 'PROTECTS_ANOTHER' : reason);
  const none = (names: string) => Object.fromEntries(names.split(' ').map((name) => [name, null]));
  return {
    ...row,
    // The spread of every group here is hidden: below the nation always, and that of ten bodies.
    ...none('rank rank_of standard_deviation minimum lower_quartile median upper_quartile maximum'),
    ...none('passed_count rating_counts'),
    ...(row.suppression === null ? {} : none('full_mark score percent rating')),
    ...{ suppression: told(row.suppression), spread_suppression: told(row.spread_suppression) },
  };
}

test.each(Object.keys(reads))(
  'a transaction of %s gets of every average what its scope holds',
  async (name) => {
    const viewer = viewerNamed(name);
    const session = new ReadSession(world.service, scopesOf(viewer));
    const seen = await session.query<{ row: object }[]>(
      `select to_jsonb(s) as row from shown_statistic s ${inOrder}`,
    );
    await session.end();
    const drafts = viewer.role === 'DEPARTMENT' || viewer.role === 'ADMIN';
    const there = await world.database.query<{ row: Row }[]>(
      `select to_jsonb(s) as row from statistic s join release r on r.id = s.release_id
      where r.state <> 'DRAFT' or $1 ${inOrder}`,
      [drafts],
    );
    expect(seen.map(({ row }) => row)).toEqual(there.map(({ row }) => expectedOf(viewer, row)));
  },
);

test.each([
  'select * from statistic',
  'select from statistic',
  'select percent from statistic where suppression is null',
  'select count(*) from statistic',
  'explain analyze select * from statistic',
  'copy statistic to stdout',
  'select from shown_statistic for update',
])('and none by a way round it: %s', async (sql) => {
  for (const viewer of Object.values(viewers)) {
    const session = new ReadSession(world.service, scopesOf(viewer));
    await expect(session.query(sql)).rejects.toThrow(/permission denied/);
    await session.end();
  }
});

test('nor by what the planner knows of the values', async () => {
  const session = new ReadSession(world.service, scopesOf(viewerNamed('nobody')));
  const known = `select attname from pg_stats where tablename = 'statistic' and attname = 'percent'`;
  expect(await session.query(known)).toEqual([]);
  await session.end();
  expect(await world.database.query(known)).toEqual([{ attname: 'percent' }]);
});

test('nor by a condition that tells what it is asked of', async () => {
  // So cheap that the planner would rather ask it first.
  await world.database.query(`
    create function tells(id integer) returns boolean language plpgsql cost 0.0001 as $$ begin
      if id = 4 then raise exception 'there is a draft'; end if;
      return true;
    end $$`);
  const session = new ReadSession(world.service, scopesOf(viewerNamed('nobody')));
  const found = await session.query<object[]>('select from shown_statistic where tells(release_id)');
  expect(found.length).toBeGreaterThan(0);
  await session.end();
  await expect(world.database.query('select from statistic where tells(release_id)')).rejects.toThrow(
    'there is a draft',
  );
});

test.each([
  'grant select (percent) on statistic to lpa_reader',
  'alter view shown_statistic reset (security_barrier)',
  'alter table statistic no force row level security',
])('a database whose lock is open is told of by db:verify: %s', async (sql) => {
  const told = await rolledBack(world.database, async (db) => {
    await db.query(sql);
    return findContradictions(db);
  });
  const what = 'whoever reads for the public may read what is hidden of averages';
  expect(told).toContainEqual({ place: 'statistic', what });
  expect(await findContradictions(world.database.manager)).not.toContainEqual({ place: 'statistic', what });
});

test('a process keeps nothing hidden: what is read to be kept is what the public reads', async () => {
  const rows = await rowsReceivedDuring(async () => {
    const watch = await Watch.begin(world.service);
    expect(watch.current()?.facts(3)).toBeDefined();
    await watch.close();
  });
  const received = JSON.stringify(rows);
  expect(received).toContain('"suppression":"PROTECTS_ANOTHER"');
  expect([values.phrae.test(received), values.nation.test(received)]).toEqual([false, false]);
});
