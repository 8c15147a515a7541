import { workbook } from '../import/workbook.js';
import { testDatabase, type TestDatabase } from '../support/database.js';
import {
  bytes,
  findingsOf,
  importOf,
  registryRows,
  resultsCsv,
  resultsHeader,
  resultsRow,
  someMarks,
  withRegistry,
} from './lists.js';

let test_: TestDatabase;
beforeAll(async () => {
  test_ = await testDatabase();
  await withRegistry(test_.database);
  await test_.database.query(
    `insert into indicator (dimension_id, number, name_th, name_en, full_mark)
     select id, 1, 'ตัวชี้วัด', 'Indicator', 5 from dimension where year = 2559`,
  );
});
afterEach(() => test_.database.query('truncate release cascade'));
afterAll(() => test_.drop());

const row = resultsRow('6540102,SAO,ป่าแดง,เมืองแพร่', someMarks);
const clean = (...titles: string[]) => bytes([...titles, resultsHeader, row].join('\n'));
const long = (...titles: string[]) =>
  bytes([...titles, 'dla_code,indicator,score', ...[1, 2, 3, 4].map((d) => `6540102,${d}.1,4.5`)].join('\n'));
const severities = async (file: Uint8Array, options = {}) =>
  findingsOf(await importOf(test_.database, file, options)).map(({ severity, line }) => [severity, line]);

test.each([
  ['ผลการประเมิน ประจำปี 2558', 'error'],
  ['ผลการประเมิน ประจำปี พ.ศ. ๒๕๕๘', 'error'],
  ['ผลการประเมิน ประจำปี ค.ศ. 2015', 'error'],
  ['ผลการประเมิน ประจำปีการประเมิน 2558', 'error'],
  ['ผลการประเมิน LPA ปี 2558', 'warning'],
  ['ผลการประเมิน LPA 2558', 'warning'],
  ['ผลการประเมิน ปี 58', 'warning'],
])('the title "%s" above the results of 2559 is an %s in every layout', async (title, severity) => {
  expect(await severities(clean(title))).toEqual([[severity, 1]]);
  expect(await severities(long(title))).toEqual([[severity, 1]]);
});

test.each([
  ['ผลการประเมิน ประจำปี พ.ศ. 2559'],
  ['ผลการประเมิน ประจำปี ค.ศ. 2016'],
  ['ผลการประเมิน ปี 59 (ข้อมูลปีงบประมาณ พ.ศ. 2558)'],
  ['ผลการประเมิน ประจำปี 2559 เทียบกับปี 2558'],
  ['ข้อมูลปีงบประมาณ 2558 ณ วันที่ 30 กันยายน 2558'],
])('the title "%s" is that of 2559', async (title) => {
  expect(await importOf(test_.database, clean(title))).toMatchObject({ ok: true, assessed: 1 });
});

test('another year that a title mentions beside its own is no matter', async () => {
  const file = clean('ผลการประเมิน ประจำปี 2559', 'จำนวนประชากร ปี 2557');
  expect(await importOf(test_.database, file)).toMatchObject({ ok: true });
});

test.each([
  ['a worksheet', 'ปี 2558', 'lpa.xlsx'],
  ['a worksheet in short', 'ปี58', 'lpa.xlsx'],
  ['a file', 'ผล', 'lpa-2558.xlsx'],
  ['a file in short', 'ผล', 'ผลประเมิน ปี 58.xlsx'],
])('%s named for another year needs a word', async (_what, name, fileName) => {
  const file = workbook({ name, rows: [resultsHeader.split(','), row.split(',')] });
  expect(await severities(file, { fileName })).toEqual([['warning', null]]);
  expect(await importOf(test_.database, file, { fileName, accept: true })).toMatchObject({ ok: true });
});

test('the marks of another year are not taken again in silence', async () => {
  const all = registryRows.map((each, at) => {
    const [code, type, name, , , district] = each.split(',');
    const marks = someMarks.map(([full, score], n) => [full, score - ((at + n) % 7)] as const);
    return resultsRow([code, type, name, district].join(','), marks);
  });
  expect(await importOf(test_.database, resultsCsv(...all), { year: 2558 })).toMatchObject({ ok: true });
  const [found, ...more] = findingsOf(await importOf(test_.database, resultsCsv(...all)));
  expect(more).toEqual([]);
  expect(found).toMatchObject({ severity: 'warning', line: null });
  expect(found?.en).toMatch(/6 of the 6 .* release 1 of 2558/);
  expect(found?.th).toContain('2558');
  const few = all.map((each, at) =>
    at < 3 ? each : resultsRow(each.split(',').slice(0, 4).join(','), someMarks),
  );
  expect(await severities(resultsCsv(...few.slice(2)), {})).not.toContainEqual(['warning', null]);
});
