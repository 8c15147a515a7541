import { workbook } from '../import/workbook.js';
import { copyWithReasons, reportCsv } from '../../src/release/import/report-file.js';
import { testDatabase, type TestDatabase } from '../support/database.js';
import { department, realRows, withChanthaburi } from './department.js';
import { importRegistry } from '../../src/local-government/registry/registry.commands.js';
import {
  findingsOf,
  importOf,
  registryCsv,
  registryRows,
  resultsCsv,
  resultsRow,
  someMarks,
  withRegistry,
} from './lists.js';

let test_: TestDatabase;
beforeEach(async () => {
  test_ = await testDatabase();
});
afterEach(() => test_.drop());

test('findings are a table, and the same file comes back with a column of reasons', async () => {
  await withChanthaburi(test_.database);
  const rows = realRows();
  rows[0]?.splice(7, 1, '=1+1');
  const file = { name: 'lpa.xlsx', bytes: workbook(department(rows)) };
  const refused = await importOf(test_.database, file.bytes, { files: [file], year: 2568 });
  const [found, ...more] = findingsOf(refused);
  expect(more).toEqual([]);
  const report = reportCsv(found ? [found] : []).split('\r\n');
  expect(report[0]).toBe('\ufefffile,sheet,row,column,value,severity,thai,english');
  // What stood there begins like a formula, and must stay a text where the report is opened.
  expect(report[1]).toMatch(/^lpa\.xlsx,จันทบุรี,15,H ด้านที่ 1 คะแนนที่ได้,'=1\+1,error,/);
  const copy = (await copyWithReasons(file, found ? [found] : []))?.split('\r\n') ?? [];
  // Line for line as the workbook, the reasons behind its 24 columns.
  expect(copy[14]).toMatch(/'=1\+1.*H ด้านที่ 1 คะแนนที่ได้: .*is no mark/);
  expect(copy[15]).toMatch(/^2,.*,$/);
  const mended = copy.map((line) => line.replace("'=1+1", '20')).join('\r\n');
  const again = { fileName: 'findings-lpa.csv', year: 2568, accept: true };
  expect(await importOf(test_.database, Buffer.from(mended), again)).toMatchObject({ ok: true });
});

test('a file without rows has no copy', async () => {
  expect(await copyWithReasons({ name: 'a.xlsx', bytes: Buffer.from('PK') }, [])).toBeNull();
});

const bad = [
  [20, 10],
  [40, 21],
  [50, 33],
  [60, 32],
] as const;
const publishAll = () =>
  test_.database.query(
    `update release set state = 'PUBLISHED', published_at = now(), published_by = 'x', public_from = now()`,
  );
const phrae = (marks: readonly (readonly [number, number])[]) =>
  resultsCsv(resultsRow('2540101,PAO,แพร่,เมืองแพร่', marks));

test('a province’s mean that moves by more than ten points needs a word', async () => {
  await withRegistry(test_.database);
  expect(await importOf(test_.database, phrae(someMarks), { year: 2558 })).toMatchObject({ ok: true });
  expect(await importOf(test_.database, phrae(bad))).toMatchObject({ ok: true });
  await test_.database.query(
    'delete from statistic where release_id in (select id from release where year = 2559)',
  );
  await publishAll();
  const [found, ...more] = findingsOf(await importOf(test_.database, phrae(bad)));
  expect(more).toEqual([]);
  expect(found).toMatchObject({ severity: 'warning', value: 'แพร่' });
  expect(found?.en).toContain('moves from 79.41 % in 2558 to 56.47 %');
  expect(await importOf(test_.database, phrae(bad), { accept: true })).toMatchObject({ ok: true });
  expect(await importOf(test_.database, phrae(someMarks))).toMatchObject({ ok: true });
});

test('years of other dimensions are not compared', async () => {
  await withRegistry(test_.database);
  await importOf(test_.database, phrae(someMarks), { year: 2559 });
  await publishAll();
  const five = Buffer.from(phrae(bad))
    .toString()
    .replace(/^(.*)d4_score,/m, '$1d4_score,d5_full,d5_score,')
    .replace(',60,32,170,96,56.47', ',60,32,30,16,200,112,56.00');
  expect(await importOf(test_.database, Buffer.from(five), { year: 2560 })).toMatchObject({ ok: true });
});

test('a correction that moves a province’s mean needs a word too, and how much is for the caller to say', async () => {
  await withRegistry(test_.database);
  expect(await importOf(test_.database, phrae(someMarks))).toMatchObject({ ok: true });
  await publishAll();
  const [found, ...more] = findingsOf(await importOf(test_.database, phrae(bad)));
  expect(more).toEqual([]);
  expect(found).toMatchObject({ severity: 'warning', value: 'แพร่' });
  expect(found?.en).toContain(
    'moves from 79.41 %, which is public of 2559, to 56.47 %, by more than 10 points',
  );
  expect(await importOf(test_.database, phrae(bad), { largestMove: 23 })).toMatchObject({ ok: true });
  expect(findingsOf(await importOf(test_.database, phrae(bad), { largestMove: 22.5 }))[0]?.en).toContain(
    '22.5',
  );
});

test('a dry run goes on past warnings, which are told with what it would change', async () => {
  await withRegistry(test_.database);
  const round = [
    [20, 10],
    [40, 20],
    [50, 30],
    [60, 40],
  ] as const;
  const tried = await importOf(test_.database, phrae(round), { dryRun: true });
  expect(tried).toMatchObject({ ok: true, assessed: 1, difference: { changes: { added: 1 } } });
  expect(tried.notes.map(({ severity }) => severity)).toContain('warning');
  expect(findingsOf(await importOf(test_.database, phrae(round)))).toHaveLength(1);
  const wrong = resultsCsv(resultsRow('2540101,PAO,แพร่,เมืองแพร่', round).replace(',10,', ',x,'));
  expect(findingsOf(await importOf(test_.database, wrong, { dryRun: true }))).toMatchObject([
    { severity: 'error' },
  ]);
});

test('each body that the file leaves out has a row of its own in the report', async () => {
  const more = Array.from({ length: 12 }, (_, at) => `65402${at + 10},SAO,บ้าน${at + 10},,54,ลอง,`);
  await importRegistry(test_.database, registryCsv(...registryRows, ...more));
  const imported = await importOf(test_.database, phrae(someMarks));
  const report = reportCsv(imported.notes).split('\r\n');
  for (const name of [
    'ป่าแดง (6540102)',
    'น้ำชำ (6540103)',
    ...more.map((_, at) => `บ้าน${at + 10} (65402${at + 10})`),
  ])
    expect(report.filter((line) => line.includes(`,อบต.${name},note,`))).toHaveLength(1);
  expect(JSON.parse(JSON.stringify(imported.notes))).toContainEqual(
    expect.objectContaining({
      value: 'แพร่',
      parts: expect.arrayContaining([expect.objectContaining({ value: 'อบต.บ้าน21 (6540221)' })]),
    }),
  );
});
