import { importFramework } from '../../src/assessment-year/framework/framework.commands.js';
import { publish } from '../../src/release/release.commands.js';
import { seedReference } from '../../seeds/reference.js';
import { workbook } from '../import/workbook.js';
import { testDatabase, type TestDatabase } from '../support/database.js';
import { frameworksOf, header, oneEach, settings, whole } from './frameworks.js';
import { admin } from './life.js';
import { bytes, findingsOf, importOf, withRegistry } from './lists.js';

let test_: TestDatabase;
beforeEach(async () => {
  test_ = await testDatabase();
  await withRegistry(test_.database);
});
afterEach(() => test_.drop());

const { take, file, sql } = frameworksOf(() => test_);

test('a new year is taken in from nothing, and its results are marked by it', async () => {
  expect(await take(whole)).toMatchObject({ ok: true, written: true, emptied: [] });
  expect((await file(2570))?.split('\r\n')).toEqual([
    `\ufeff${header}`,
    ...['year,method,,,POOLED,', 'year,pass_percent,,,65,'],
    ...['dimension,1,ด้านการบริหาร,Management,,', 'dimension,2,ด้านบริการ,Services,,'],
    ...['rating,GOOD,ดี,Good,70,', 'rating,NEEDS_IMPROVEMENT,ต้องปรับปรุง,Needs improvement,0,'],
    ...['indicator,1.1,แผน,Plans,5,', 'indicator,1.10,นำร่อง,Indicator 1.10,10.5,yes'],
    ...['indicator,2.1,ถนน,Roads,5,', ''],
  ]);
  const marks = ['1.1,4', '1.10,2', '2.1,2.75'].map((mark) => `6540102,${mark}`);
  const results = bytes(['dla_code,indicator,score', ...marks].join('\n'));
  expect(await importOf(test_.database, results, { year: 2570 })).toMatchObject({ ok: true, assessed: 1 });
  expect(await publish(test_.database, admin, { year: 2570 })).toMatchObject({ ok: true });
  expect(
    await sql(`select full_mark, score, percent, rating, passed from assessment where score is not null`),
  ).toEqual([{ full_mark: 10, score: 6.75, percent: 67.5, rating: 'NEEDS_IMPROVEMENT', passed: true }]);
});

test('a workbook is read as well, and the file that a year gives comes back as it is', async () => {
  await take(whole);
  const own = (await file(2570))?.trim().split('\r\n').slice(1) ?? [];
  expect(await take(own)).toMatchObject({ ok: true, changes: [] });
  const rows = [header, ...whole].map((row) => row.split(','));
  const done = await importFramework(test_.database, admin, {
    ...{ file: { name: 'framework.xlsx', bytes: workbook({ rows }) }, year: 2571 },
  });
  expect(done).toMatchObject({ ok: true });
  expect(await file(2571)).toBe(await file(2570));
});

test('indicators are added to a year that is there without a word; a change needs one, and a dry run writes nothing', async () => {
  expect(await take(oneEach, { year: 2559 })).toMatchObject({ ok: true, changes: { length: 4 } });
  const before = await file(2559);
  const changed = [...oneEach.slice(0, 3), 'indicator,4.1,ข้อ,Item,10,'];
  const tried = await take(changed, { year: 2559, dryRun: true });
  expect(tried).toMatchObject({
    ok: true,
    written: false,
    changes: [{ line: 5, before: { value: '5' }, after: { value: '10' } }],
  });
  expect(findingsOf(await take(changed, { year: 2559 }))[0]?.en).toContain('--accept-changes');
  expect(await file(2559)).toBe(before);
  const ids = await sql('select id from indicator order by id');
  expect(await take(changed, { year: 2559, acceptChanges: true })).toMatchObject({ ok: true, written: true });
  expect(await sql('select id from indicator order by id')).toEqual(ids);
  // Taking one out, and exchanging what two ratings begin at.
  const fewer = [...changed, 'indicator,4.2,อื่น,Other,5,'];
  await take(fewer, { year: 2559, acceptChanges: true });
  expect(await take(changed, { year: 2559, acceptChanges: true })).toMatchObject({
    changes: [{ after: null }],
  });
  await test_.database.transaction(seedReference);
  expect(await file(2559)).toContain('indicator,4.1,ข้อ,Item,10,');
});

test('what an operator gave a year stays, however often the reference data are written', async () => {
  await take(['year,method,,,MEAN_OF_DIMENSIONS,', 'year,pass_percent,,,50,'], {
    year: 2569,
    acceptChanges: true,
  });
  await test_.database.transaction(seedReference);
  expect(await sql('select overall_method, pass_percent from assessment_year where year = 2569')).toEqual([
    { overall_method: 'MEAN_OF_DIMENSIONS', pass_percent: 50 },
  ]);
});

test('it is kept who took in what, and from which file', async () => {
  await take(whole);
  await take([...settings.slice(0, 1), 'year,pass_percent,,,50,'], { acceptChanges: true });
  expect(
    await sql(`select action, actor, origin, subject, before, after, file_name, length(file_sha256) as length
                 from audit_event where action = 'IMPORT_FRAMEWORK' order by id desc limit 1`),
  ).toEqual([
    {
      ...{ action: 'IMPORT_FRAMEWORK', actor: 'root', origin: '192.0.2.1', subject: '2570' },
      before: { changed: [expect.objectContaining({ code: 'pass_percent', value: '65' })] },
      after: { changed: [expect.objectContaining({ code: 'pass_percent', value: '50' })], emptiedDrafts: [] },
      ...{ file_name: 'framework.csv', length: 64 },
    },
  ]);
});

test('two who take in the same new year at once take turns', async () => {
  const both = await Promise.all([take(whole), take(whole)]);
  expect(both.map(({ changes }) => changes.length).sort((a, b) => a - b)).toEqual([0, whole.length]);
});
