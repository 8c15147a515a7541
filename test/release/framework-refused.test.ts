import { importFramework } from '../../src/assessment-year/framework/framework.commands.js';
import { testDatabase, type TestDatabase } from '../support/database.js';
import { dimensions, frameworksOf, settings, whole } from './frameworks.js';
import { admin, by, notAdmins } from './life.js';
import { bytes, findingsOf, placesOf, withRegistry } from './lists.js';

let test_: TestDatabase;
beforeAll(async () => {
  test_ = await testDatabase();
  await withRegistry(test_.database);
});
afterAll(() => test_.drop());

const { take, file, sql } = frameworksOf(() => test_);

test.each<[string, readonly string[], string[]]>([
  ['no method', whole.slice(1), ['file']],
  ['a method that is none', ['year,method,,,SUM,', ...whole.slice(1)], ['2 value']],
  ['a setting that is none', ['year,passmark,,,70,', ...whole], ['2 code']],
  [
    'a pass mark above 100',
    [...whole.slice(0, 1), 'year,pass_percent,,,101,', ...whole.slice(2)],
    ['3 value'],
  ],
  ['three decimals', [...whole, 'indicator,2.2,ก,A,5.005,'], ['11 value']],
  ['a full mark of nought', [...whole, 'indicator,2.2,ก,A,0,'], ['11 value']],
  ['no full mark', [...whole, 'indicator,2.2,ก,A,,'], ['11 value']],
  ['no Thai name', [...whole, 'indicator,2.2,,A,5,'], ['11 name_th']],
  ['a dimension without an English name', [...whole, 'dimension,3,ก,,,'], ['11 name_en']],
  ['a full mark of a dimension', [...whole, 'dimension,3,ก,A,50,'], ['11 value']],
  ['an indicator that is none', [...whole, 'indicator,2,ก,A,5,'], ['11 code']],
  ['an indicator twice', [...whole, 'indicator,1.1,ก,A,5,'], ['11 code']],
  ['an indicator of no dimension', [...whole, 'indicator,3.1,ก,A,5,'], ['11 code']],
  ['a gap in the dimensions', [...whole, 'dimension,4,ก,A,,', 'indicator,4.1,ก,A,5,'], ['11 code']],
  ['a dimension without an indicator that counts', [...whole, 'dimension,3,ก,A,,'], ['11 code']],
  ['a trial that is neither yes nor no', [...whole, 'indicator,2.2,ก,A,5,maybe'], ['11 pilot']],
  ['a rating that is none', [...whole, 'rating,SUPER,ก,A,95,'], ['11 code']],
  ['a better rating that begins lower', [...whole, 'rating,VERY_GOOD,ก,A,60,'], ['6 code']],
  ['no rating for the least', [...settings, ...dimensions, 'rating,GOOD,ดี,Good,70,'], ['6 code']],
  ['no ratings', [...settings, ...dimensions], ['file']],
  ['a part that is none', [...whole, 'weight,1,ก,A,5,'], ['11 part']],
  [
    'two faults at once',
    [...whole, 'weight,1,ก,A,5,', 'indicator,2.2,,A,0,'],
    ['11 part', '12 name_th', '12 value'],
  ],
])('%s is refused at its row and column, and nothing is written', async (_what, rows, places) => {
  const refused = await take(rows);
  expect(placesOf(refused)).toEqual(places);
  for (const { th, en } of findingsOf(refused))
    expect([th, en]).toEqual([expect.stringMatching(/[ก-๙]/), expect.any(String)]);
  expect(await sql('select year from assessment_year where year = 2570')).toEqual([]);
  expect(await sql('select action from audit_event where subject = $$2570$$')).toEqual([]);
});

test('a file without its columns is refused', async () => {
  const wrong = { name: 'a.csv', bytes: bytes('part,code\nyear,method') };
  expect(placesOf(await importFramework(test_.database, admin, { file: wrong, year: 2570 }))).toHaveLength(4);
});

test.each(notAdmins)('$role may not', async (viewer) => {
  expect(findingsOf(await take(whole, {}, by(viewer)))[0]?.en).toContain('may not');
  expect(await file(2570)).toBeNull();
});
