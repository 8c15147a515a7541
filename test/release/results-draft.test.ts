import type { Finding, Imported } from '../../src/import/finding.js';
import { importRegistry } from '../../src/local-government/registry/registry.commands.js';
import { testDatabase, type TestDatabase } from '../support/database.js';
import {
  bytes,
  findingsOf,
  importOf,
  placesOf,
  registryCsv,
  registryRows,
  resultsCsv,
  resultsHeader,
  resultsRow,
  rowCounts,
  someMarks,
  withRegistry,
} from './lists.js';

let test_: TestDatabase;
beforeEach(async () => {
  test_ = await testDatabase();
  await withRegistry(test_.database);
});
afterEach(() => test_.drop());

const rows = [
  resultsRow('02540101,อบจ.,องค์การบริหารส่วนจังหวัดแพร่,เมืองแพร่', someMarks),
  resultsRow(',SAO,ป่าแดง,เมืองแพร่', [
    [20, 20],
    [40, 40],
    [50, 50],
    [60, 60],
  ]),
];

/** Notes of single rows: those on bodies that the file leaves out are another matter. */
const rowNotes = (imported: Imported<object>): Finding[] =>
  imported.notes.filter(({ line }) => line !== null);

const results = () =>
  test_.database.query(
    `select l.code, a.type, a.name_th as name, a.name_en as english, a.status, a.status_reason is null as told, a.percent
       from assessment a join local_government l on l.id = a.local_government_id order by l.code`,
  );

test('a file makes a draft in which every body of the registry has a row', async () => {
  const imported = await importOf(test_.database, resultsCsv(...rows), { note: 'First.' });
  expect(imported).toMatchObject({ ok: true, assessed: 2, total: 6 });
  expect(imported.notes.map(({ en }) => en)).toEqual([
    '1 of แพร่ are in the registry and not in the file, and count as not assessed: อบต.น้ำชำ (6540103).',
    expect.stringMatching(/^No row is of these 1 provinces.*: หนองคาย\.$/),
  ]);
  expect(
    await test_.database.query('select year, number, state, note, source_file, created_by from release'),
  ).toEqual([
    {
      year: 2559,
      number: 1,
      state: 'DRAFT',
      note: 'First.',
      source_file: 'results.csv',
      created_by: 'tester',
    },
  ]);
  expect(await results()).toEqual([
    expect.objectContaining({ code: '2430101', status: 'NOT_ASSESSED', told: false, percent: null }),
    expect.objectContaining({
      code: '2540101',
      status: 'ASSESSED',
      name: 'แพร่',
      english: 'Phrae',
      percent: 79.41,
    }),
    expect.objectContaining({ code: '5430102', status: 'NOT_ASSESSED' }),
    expect.objectContaining({ code: '6430103', status: 'NOT_ASSESSED' }),
    expect.objectContaining({ code: '6540102', status: 'ASSESSED', percent: 100 }),
    expect.objectContaining({ code: '6540103', status: 'NOT_ASSESSED' }),
  ]);
  expect(await rowCounts(test_.database)).toMatchObject({ dimension_score: 8 });
});

test('a row without any mark is a body not assessed', async () => {
  const blank = `6540102,SAO,ป่าแดง,เมืองแพร่${','.repeat(resultsHeader.split(',').length - 4)}`;
  expect(await importOf(test_.database, resultsCsv(blank))).toMatchObject({ ok: true, assessed: 0 });
  expect(await results()).toContainEqual(
    expect.objectContaining({ code: '6540102', status: 'NOT_ASSESSED', percent: null }),
  );
});

test('changes that are confirmed keep the type and the name of that year', async () => {
  const file = resultsCsv(
    resultsRow(',TOWN_MUNICIPALITY,ป่าแดง,เมืองแพร่', someMarks),
    resultsRow(',SAO,หนองนางใหญ่,ท่าบ่อ', someMarks),
  );
  const imported = await importOf(test_.database, file, { acceptChanges: true });
  expect(imported.ok).toBe(true);
  expect(rowNotes(imported)).toMatchObject([{ line: 2 }, { line: 3 }]);
  expect(await results()).toEqual(
    expect.arrayContaining([
      expect.objectContaining({
        code: '6540102',
        type: 'TOWN_MUNICIPALITY',
        name: 'ป่าแดง',
        english: 'Pa Daeng',
      }),
      expect.objectContaining({ code: '6430103', type: 'SAO', name: 'หนองนางใหญ่', english: null }),
    ]),
  );
  const registry = await test_.database.query(`select type from local_government where code = '6540102'`);
  expect(registry).toEqual([{ type: 'SAO' }]);
});

test('numbers may be written in Thai, with a percent sign, as text', async () => {
  const [row = ''] = [resultsRow('2540101,PAO,แพร่,เมืองแพร่', someMarks)];
  const thai = row.replace(',20,15,', ',"๒๐"," ๑๕.๐๐ ",').replace(/79\.41$/, '๗๙.๔๑ %');
  expect(await importOf(test_.database, resultsCsv(thai))).toMatchObject({ ok: true, assessed: 1 });
});

test('names that differ only in spaces, prefix or the order of marks are the same', async () => {
  const file = resultsCsv(resultsRow(',อบต.,"อบต. นํ้า\u200bชํา",อำเภอ สูงเม่น', someMarks));
  const imported = await importOf(test_.database, file);
  expect(imported).toMatchObject({ ok: true, assessed: 1 });
  expect(rowNotes(imported)).toEqual([]);
});

test('a second import is the next draft, and says that there is an older one', async () => {
  await importOf(test_.database, resultsCsv(...rows));
  const second = await importOf(test_.database, resultsCsv(...rows));
  expect(second).toMatchObject({ ok: true, release: { number: 2 } });
  expect(second.notes.at(-1)?.en).toBe('2559 has an older draft already: release 1.');
});

test('two imports at once get two numbers', async () => {
  const both = await Promise.all([1, 2].map(() => importOf(test_.database, resultsCsv(...rows))));
  expect(both.map((each) => each.ok && each.release.number).sort()).toEqual([1, 2]);
});

describe('a name that two provinces have, in districts of the same name', () => {
  const both = ['43', '54'].map(
    (province) => `6${province}0201,SAO,บ้านใหม่,Ban Mai,${province},เฉลิมพระเกียรติ,`,
  );
  const here = resultsRow(',SAO,บ้านใหม่,เฉลิมพระเกียรติ', [
    [20, 16],
    [40, 29],
    [50, 45],
    [60, 45],
  ]);
  const [phrae, nongKhai] = ['2540101,PAO,แพร่,เมืองแพร่', '2430101,PAO,หนองคาย,เมืองหนองคาย'].map((each) =>
    resultsRow(each, someMarks),
  ) as [string, string];
  beforeEach(async () => {
    await importRegistry(test_.database, registryCsv(...registryRows, ...both));
  });

  test('is that of the province the other rows are of', async () => {
    const imported = await importOf(test_.database, resultsCsv(phrae, here));
    expect(imported.ok).toBe(true);
    expect(rowNotes(imported)).toEqual([]);
    expect(await results()).toContainEqual(expect.objectContaining({ code: '6540201', status: 'ASSESSED' }));
  });

  test.each([
    ['of neither', [here]],
    ['of both', [phrae, nongKhai, here]],
  ])('is refused with both where the rows are %s', async (_what, file) => {
    const [found, ...more] = findingsOf(await importOf(test_.database, resultsCsv(...file)));
    expect(found).toMatchObject({ line: file.length + 1, column: 'name_th' });
    expect(found?.en).toMatch(/6430201.*6540201/);
    expect(more).toEqual([]);
  });

  test('is that of the province which the row names', async () => {
    const file = bytes(`${resultsHeader},province_th\n${phrae},แพร่\n${here},จ.หนองคาย\n`);
    expect(await importOf(test_.database, file)).toMatchObject({ ok: true });
    expect(await results()).toContainEqual(expect.objectContaining({ code: '6430201', status: 'ASSESSED' }));
    const unknown = bytes(`${resultsHeader},province_th\n${here},หนองขาย\n`);
    expect(placesOf(await importOf(test_.database, unknown))).toEqual(['2 province_th']);
  });
});
