import { seedReference } from '../../seeds/reference.js';
import { readFrameworks } from '../../seeds/reference/framework.js';
import { testDatabase, type TestDatabase } from '../support/database.js';

let fresh: TestDatabase;
beforeAll(async () => (fresh = await testDatabase()));
afterAll(() => fresh.drop());

const one = async (sql: string): Promise<unknown> => (await fresh.database.query<unknown[]>(sql))[0];

test('the facts of the provinces add up to those of the country', async () => {
  expect(
    await one(`
      select count(*)::int as provinces, sum(district_count)::int as districts, sum(area_km2) as area,
             sum(subdistrict_count)::int as subdistricts, sum(village_count)::int as villages
        from province`),
  ).toEqual({ provinces: 77, districts: 928, area: 513_119.499, subdistricts: 7437, villages: 75_086 });
});

test('people are counted at the end of 2557 and of 2564', async () => {
  expect(
    await fresh.database.query(`
      select as_of, count(*)::int as provinces, sum(population)::int as people
        from province_population group by as_of order by as_of`),
  ).toEqual([
    { as_of: '2014-12-31', provinces: 77, people: 65_124_716 },
    { as_of: '2021-12-31', provinces: 77, people: 66_171_439 },
  ]);
});

test('only Bangkok is not under the department', async () => {
  expect(await fresh.database.query('select code, name_th from province where not under_department')).toEqual(
    [{ code: '10', name_th: 'กรุงเทพมหานคร' }],
  );
});

test('Nong Khai has the facts of the manual', async () => {
  expect(
    await one(`
      select name_th, district_count, round(area_km2, 2) as area, region_th, population
        from province join province_population on code = province_code
       where code = '43' and as_of = '2014-12-31'`),
  ).toEqual({
    name_th: 'หนองคาย',
    district_count: 9,
    area: 3026.53,
    region_th: 'ภาคตะวันออกเฉียงเหนือ',
    population: 517_260,
  });
});

test('there are four dimensions up to 2559 and five from 2560', async () => {
  const rows = await fresh.database.query<{ year: number; dimensions: number }[]>(`
    select year, count(*)::int as dimensions from dimension group by year order by year`);
  expect(rows.map(({ year, dimensions }) => [year, dimensions])).toEqual(
    Array.from({ length: 13 }, (_, index) => [2557 + index, index < 3 ? 4 : 5]),
  );
});

test('every year has the five ratings, the pass mark and the method', async () => {
  expect(
    await fresh.database.query(`
      select string_agg(rating || ' ' || minimum_percent::int, ', ' order by minimum_percent desc) as ratings,
             pass_percent, overall_method
        from assessment_year join rating_band using (year) group by year`),
  ).toEqual(
    Array(13).fill({
      ratings: 'OUTSTANDING 90, VERY_GOOD 80, GOOD 70, FAIR 60, NEEDS_IMPROVEMENT 0',
      pass_percent: 70,
      overall_method: 'POOLED',
    }),
  );
  expect(readFrameworks()).toHaveLength(13);
});

test('seeding again writes nothing, and puts right what was changed', async () => {
  const versions = `
    select (select array_agg(xmin::text order by code) from province) as provinces,
           (select array_agg(xmin::text order by id) from dimension) as dimensions,
           (select array_agg(xmin::text order by year, rating) from rating_band) as ratings`;
  const before = await one(versions);
  await fresh.database.transaction(seedReference);
  expect(await one(versions)).toEqual(before);

  await fresh.database.query(`update province set district_count = 8 where code = '43'`);
  await fresh.database.transaction(seedReference);
  expect(await one(`select district_count from province where code = '43'`)).toEqual({ district_count: 9 });
});
