import { testDatabase, type TestDatabase } from '../support/database.js';
import { bytes, findingsOf, importOf, resultsCsv, resultsRow, someMarks, withRegistry } from './lists.js';

let test_: TestDatabase;
beforeEach(async () => {
  test_ = await testDatabase();
  await withRegistry(test_.database);
});
afterEach(() => test_.drop());

const mapping = (...lines: string[]) => ({
  name: 'map.csv',
  bytes: bytes(['name_th,type,district_th,province_th,dla_code', ...lines].join('\n')),
});
const stranger = resultsCsv(resultsRow(',SAO,ป่าเเดงเก่าแก่,สูงเม่น', someMarks));

test('a line of the mapping settles a row that fits nothing', async () => {
  expect(findingsOf(await importOf(test_.database, stranger))[0]?.en).toContain('--map');
  const map = mapping('อบต.ป่าแดงเก่าแก่,อบต.,สูงเม่น,แพร่,06540102');
  const imported = await importOf(test_.database, stranger, { mapping: map });
  expect(imported).toMatchObject({ ok: true, assessed: 1 });
  expect(imported.notes.find(({ line }) => line === 2)?.en).toContain('by the mapping file');
});

test('a line of the mapping settles a row with a code that nobody has', async () => {
  const unknown = resultsCsv(resultsRow('6540199,SAO,ป่าแดง,เมืองแพร่', someMarks));
  const [found] = findingsOf(await importOf(test_.database, unknown));
  expect(found).toMatchObject({ line: 2, column: 'dla_code' });
  expect(found?.en).toContain('--map');
  expect(found?.th).toContain('--map');
  const map = mapping('ป่าแดง,SAO,เมืองแพร่,,6540102');
  const imported = await importOf(test_.database, unknown, { mapping: map });
  expect(imported).toMatchObject({ ok: true, assessed: 1 });
  expect(imported.notes.find(({ line }) => line === 2)?.en).toContain('by the mapping file');
});

test('lines that are wrong or that nobody needed are noted', async () => {
  const map = mapping(
    'ป่าแดงเก่าแก่,SAO,,,6540102',
    'ไม่มี,SAO,,,6540102',
    'ก,SAO,,,6540199',
    'ข,อบช,,แพร่,6540102',
    'ค,SAO,,หนองขาย,6540102',
  );
  const imported = await importOf(test_.database, stranger, { mapping: map });
  expect(imported.ok).toBe(true);
  const notes = imported.notes.filter(({ file }) => file === 'map.csv');
  expect(notes.map(({ line, column }) => `${line ?? ''} ${column ?? ''}`.trim())).toEqual([
    '3',
    '4 dla_code',
    '5 type',
    '6 province_th',
  ]);
});

test('lines that contradict each other settle nothing, and a file of other columns is refused', async () => {
  const both = mapping('ป่าแดงเก่าแก่,SAO,,,6540102', 'ป่าแดงเก่าแก่,SAO,สูงเม่น,,6540103');
  expect(findingsOf(await importOf(test_.database, stranger, { mapping: both }))).toHaveLength(1);
  const other = { name: 'map.csv', bytes: bytes('name,code\nก,6540102') };
  const refused = findingsOf(await importOf(test_.database, stranger, { mapping: other }));
  expect(refused.filter(({ file }) => file === 'map.csv')).toHaveLength(5);
});

test('a mapping cannot give two rows one body', async () => {
  const rows = resultsCsv(
    resultsRow(',SAO,ป่าแดงเก่าแก่,สูงเม่น', someMarks),
    resultsRow('6540102,SAO,ป่าแดง,เมืองแพร่', someMarks),
  );
  const map = mapping('ป่าแดงเก่าแก่,SAO,,,6540102');
  expect(findingsOf(await importOf(test_.database, rows, { mapping: map }))[0]?.en).toContain(
    'is the same body as line 2',
  );
});
