import type { DataSource } from 'typeorm';
import { passwordMatches } from '../../src/viewer/password.js';
import { demoAccounts, demoPassword } from '../../seeds/demo/accounts.js';
import { isDemo } from '../../seeds/demo/is-demo.js';
import { findContradictions } from '../../src/release/verify.queries.js';
import { demoDatabase } from '../support/database.js';

let database: DataSource;
beforeAll(async () => (database = await demoDatabase()));
afterAll(() => database.destroy());

const rows = (sql: string): Promise<unknown[]> => database.query(sql);

const release = (year: number) => `(select id from release where year = ${year} and state = 'PUBLISHED')`;

test('the database says that it is a demo', async () => {
  expect(await isDemo(database)).toBe(true);
});

test('nothing in it contradicts anything else', async () => {
  expect(await findContradictions(database.manager)).toEqual([]);
});

test('Nong Khai in 2559 is as the manual shows it', async () => {
  expect(
    await rows(`
      select percent, rank, rank_of, rating, total_count, suppression from statistic
       where release_id = ${release(2559)} and province_code = '43' and type is null and dimension_id is null`),
  ).toEqual([{ percent: 76.3, rank: 10, rank_of: 76, rating: 'GOOD', total_count: 68, suppression: null }]);
});

test('so are its counts by type, in the registry and in the release', async () => {
  const counts = [
    { type: 'PAO', count: 1 },
    { type: 'SAO', count: 48 },
    { type: 'SUBDISTRICT_MUNICIPALITY', count: 17 },
    { type: 'TOWN_MUNICIPALITY', count: 2 },
  ];
  expect(
    await rows(`select type, count from local_government_count where province_code = '43' order by type`),
  ).toEqual(counts);
  expect(
    await rows(`
      select type, total_count as count from statistic
       where release_id = ${release(2559)} and province_code = '43' and type is not null and dimension_id is null
       order by type`),
  ).toEqual(counts);
});

test('the public sees its four dimensions', async () => {
  expect(
    await rows(`
      select d.number, s.percent is not null as shown, s.suppression from statistic s
        join dimension d on d.id = s.dimension_id
       where release_id = ${release(2559)} and province_code = '43' and type is null and indicator_id is null
       order by d.number`),
  ).toEqual([1, 2, 3, 4].map((number) => ({ number, shown: true, suppression: null })));
});

test('Bun Rueang is as the manual shows it, and is found', async () => {
  expect(
    await rows(`
      select name_th, name_en, district_th, population, area_km2, village_count, information_source
        from local_government where code = '5570302' and search_text like '%บุญเรือง%'`),
  ).toEqual([
    {
      name_th: 'บุญเรือง',
      name_en: 'Bun Rueang',
      district_th: 'เชียงของ',
      population: 6325,
      area_km2: 77.04,
      village_count: 10,
      information_source: 'Demo data',
    },
  ]);
});

test('there are five years, one of them corrected and one a draft', async () => {
  expect(await rows('select year, number, state from release order by year, number')).toEqual([
    { year: 2557, number: 1, state: 'PUBLISHED' },
    { year: 2558, number: 1, state: 'SUPERSEDED' },
    { year: 2558, number: 2, state: 'PUBLISHED' },
    { year: 2559, number: 1, state: 'PUBLISHED' },
    { year: 2560, number: 1, state: 'PUBLISHED' },
    { year: 2561, number: 1, state: 'DRAFT' },
  ]);
});

test('the correction tells how many bodies it changed', async () => {
  const [changes] = await rows(`select changes from release where year = 2558 and number = 2`);
  const [found] = await rows(`
    with mark as (select r.number, s.* from dimension_score s join release r on r.id = release_id where r.year = 2558)
    select count(distinct a.local_government_id)::int as changed
      from mark a join mark b using (local_government_id, dimension_id)
     where a.number = 1 and b.number = 2 and (a.full_mark, a.score) <> (b.full_mark, b.score)`);
  expect(changes).toEqual({
    changes: { added: 0, removed: 0, ratingChanged: expect.any(Number), ...(found as object) },
  });
});

test('every release has a result of every body, and its marks add up', async () => {
  expect(
    await rows(`
      select release_id from assessment group by release_id having count(*) <> 7852
       union all
      select a.release_id from assessment a
        join (select release_id, local_government_id, sum(full_mark) as full_mark, sum(score) as score
                from dimension_score group by 1, 2) d using (release_id, local_government_id)
       where (a.full_mark, a.score) <> (d.full_mark, d.score)
       union all
      select d.release_id from dimension_score d
        left join (select release_id, local_government_id, dimension_id, sum(s.full_mark) as full_mark,
                          sum(score) as score
                     from indicator_score s join indicator i on i.id = indicator_id
                    where score is not null and not pilot group by 1, 2, 3) i
          using (release_id, local_government_id, dimension_id)
       where (d.full_mark, d.score) is distinct from (i.full_mark, i.score)`),
  ).toEqual([]);
  expect(await rows('select count(*)::int from indicator_score')).toEqual([{ count: 797_776 }]);
});

test('a result keeps the type and the name of its year', async () => {
  expect(
    await rows(`
      select r.year, a.type, a.name_th <> lg.name_th as renamed from assessment a
        join release r on r.id = release_id and r.state <> 'SUPERSEDED'
        join local_government lg on lg.id = local_government_id
       where lg.code = (select code from local_government g join assessment f on f.local_government_id = g.id
                         where f.type = 'SAO' and g.type <> f.type and f.name_th <> g.name_th
                         group by code having count(*) = 4 limit 1)
       order by r.year`),
  ).toEqual([
    { year: 2557, type: 'SAO', renamed: true },
    { year: 2558, type: 'SAO', renamed: true },
    { year: 2559, type: 'SAO', renamed: true },
    { year: 2560, type: 'SUBDISTRICT_MUNICIPALITY', renamed: false },
    { year: 2561, type: 'SUBDISTRICT_MUNICIPALITY', renamed: false },
  ]);
});

test('Pattaya is exempt in every release', async () => {
  expect(
    await rows(`select count(*)::int from assessment where type = 'SPECIAL' and status = 'EXEMPT'`),
  ).toEqual([{ count: 6 }]);
});

test('the keys that the load went without are back', async () => {
  expect(
    await rows(`
      select conrelid::regclass::text as on, count(*)::int from pg_constraint
       where contype = 'f' and conrelid in ('dimension_score'::regclass, 'indicator_score'::regclass)
         and convalidated group by 1 order by 1`),
  ).toEqual([
    { on: 'dimension_score', count: 2 },
    { on: 'indicator_score', count: 2 },
  ]);
});

test('there is an account for each office, and the ones announced let in', async () => {
  expect(await rows('select role, count(*)::int from account group by role order by role')).toEqual([
    { role: 'ADMIN', count: 1 },
    { role: 'DEPARTMENT', count: 1 },
    { role: 'LAO', count: 3 },
    { role: 'PROVINCE', count: 76 },
  ]);
  const accounts = await database.query<{ username: string; hash: string }[]>(
    'select username, password_hash as hash from account',
  );
  for (const { username } of demoAccounts)
    expect(accounts.map((account) => account.username)).toContain(username);
  expect(await passwordMatches(accounts[0]?.hash ?? null, demoPassword)).toBe(true);
  expect(await passwordMatches(accounts[0]?.hash ?? null, 'demo-2558')).toBe(false);
});
