import { publish } from '../../src/release/release.commands.js';
import { testDatabase, type TestDatabase } from '../support/database.js';
import { frameworksOf, oneEach } from './frameworks.js';
import { admin, waiting } from './life.js';
import {
  bytes,
  findingsOf,
  importOf,
  placesOf,
  resultsCsv,
  resultsRow,
  someMarks,
  withRegistry,
} from './lists.js';

let test_: TestDatabase;
beforeEach(async () => {
  test_ = await testDatabase();
  await withRegistry(test_.database);
});
afterEach(() => test_.drop());

const { take, file, sql } = frameworksOf(() => test_);

const results = () => importOf(test_.database, resultsCsv(resultsRow('2540101,PAO,แพร่,เมืองแพร่', someMarks)));
const pass50 = ['year,method,,,POOLED,', 'year,pass_percent,,,50,'];

test('a draft of the framework before is emptied, cannot be published, and is brought in again', async () => {
  await results();
  expect(findingsOf(await take(pass50, { year: 2559 }))[0]?.en).toContain('empties draft 1');
  expect(await take(pass50, { year: 2559, acceptChanges: true })).toMatchObject({ ok: true, emptied: [1] });
  expect(await publish(test_.database, admin, { year: 2559 })).toMatchObject({
    userErrors: [{ code: 'EMPTY_DRAFT' }],
  });
  const again = resultsCsv(resultsRow('2540101,PAO,แพร่,เมืองแพร่', someMarks));
  expect(await importOf(test_.database, again, { into: 1 })).toMatchObject({ ok: true, assessed: 1 });
  expect(await publish(test_.database, admin, { year: 2559 })).toMatchObject({ ok: true });
});

test('under results that were public nothing changes its meaning; an English name may, and indicators may come', async () => {
  await results();
  await publish(test_.database, admin, { year: 2559 });
  const before = await file(2559);
  const rows = before?.trim().split('\r\n').slice(1) ?? [];
  const withFault = (from: string, to: string) => rows.map((row) => row.replace(from, to));
  for (const [changed, place] of [
    [withFault('year,pass_percent,,,70', 'year,pass_percent,,,60'), '3 value'],
    [withFault('POOLED', 'MEAN_OF_DIMENSIONS'), '2 value'],
    [withFault('ด้านการบริหารจัดการ', 'ด้านอื่น'), '4 name_th'],
    [withFault(',Good,70', ',Good,75'), '10 value'],
    [[...rows, 'dimension,5,ก,A,,'], '13 code'],
    [rows.filter((row) => !row.startsWith('dimension,4')), 'file code'],
    [rows.filter((row) => !row.startsWith('rating,FAIR')), 'file code'],
  ] as const)
    expect(placesOf(await take(changed, { year: 2559, acceptChanges: true }))).toEqual([place]);
  expect(await file(2559)).toBe(before);
  const english = withFault('Management', 'Administration');
  expect(await take([...english, ...oneEach], { year: 2559, acceptChanges: true })).toMatchObject({
    ok: true,
  });
});

test('where marks on indicators were public, none comes, goes or is worth something else', async () => {
  await take(oneEach, { year: 2559 });
  const marks = [1, 2, 3, 4].map((n) => `6540102,${n}.1,4`);
  await importOf(test_.database, bytes(['dla_code,indicator,score', ...marks].join('\n')));
  await publish(test_.database, admin, { year: 2559 });
  const refused = async (rows: readonly string[]) =>
    placesOf(await take(rows, { year: 2559, acceptChanges: true }));
  expect(await refused([...oneEach, 'indicator,4.2,ข้อ,Item,5,'])).toEqual(['6 code']);
  expect(await refused([...oneEach.slice(0, 3), 'indicator,4.1,ข้อ,Item,10,'])).toEqual(['5 value']);
  expect(await refused([...oneEach.slice(0, 3), 'indicator,4.1,ข้อ,Item,5,yes'])).toEqual([
    ...['file', '5 pilot'],
  ]);
});

test('an import that comes while a framework is changed is marked by the new one', async () => {
  const second = oneEach.map((row) => row.replace('.1,', '.2,'));
  await take([...oneEach, ...second], { year: 2559 });
  const runner = test_.database.createQueryRunner();
  await runner.query('begin');
  await runner.query('select from assessment_year where year = 2559 for update');
  await runner.query('update indicator set pilot = true where number = 2');
  const marks = [1, 2, 3, 4].flatMap((n) => [`6540102,${n}.1,4`, `6540102,${n}.2,3`]);
  const imported = importOf(test_.database, bytes(['dla_code,indicator,score', ...marks].join('\n')));
  await waiting(test_.database, 1);
  await runner.query('commit');
  await runner.release();
  expect(await imported).toMatchObject({ ok: true });
  expect(await sql('select full_mark, score from assessment where score is not null')).toEqual([
    { full_mark: 20, score: 16 },
  ]);
});
