import type { Imported } from '../../src/import/finding.js';
import { testDatabase, type TestDatabase } from '../support/database.js';
import { bytes, findingsOf, importOf, resultsCsv, resultsRow, someMarks, withRegistry } from './lists.js';

let test_: TestDatabase;
beforeEach(async () => {
  test_ = await testDatabase();
  await withRegistry(test_.database);
});
afterEach(() => test_.drop());

type Marks = readonly (readonly [number, number])[];

const other: Marks = [
  [20, 11],
  [40, 29],
  [50, 33],
  [60, 47],
];
const third: Marks = [
  [20, 12],
  [40, 28],
  [50, 33],
  [60, 47],
];
const phrae = (marks: Marks) => resultsRow('2540101,PAO,แพร่,เมืองแพร่', marks);
const paDaeng = (marks: Marks) => resultsRow('6540102,SAO,ป่าแดง,เมืองแพร่', marks);
const nongKhai = (marks: Marks) => resultsRow('2430101,PAO,หนองคาย,เมืองหนองคาย', marks);
const file = (name: string, ...rows: string[]) => ({ name, bytes: resultsCsv(...rows) });
const none = new Uint8Array();

const scores = async () => {
  const rows = await test_.database.query<{ code: string; score: number }[]>(
    `select l.code, a.score from assessment a join local_government l on l.id = a.local_government_id
      where a.score is not null order by l.code`,
  );
  return Object.fromEntries(rows.map(({ code, score }) => [code, score]));
};
const warnings = (imported: Imported<object>) =>
  findingsOf(imported).map(({ severity, value }) => `${severity} ${value ?? ''}`);

test('several files make one release, which names them all', async () => {
  const files = [file('phrae.csv', phrae(someMarks)), file('nongkhai.csv', nongKhai(other))];
  expect(await importOf(test_.database, none, { files })).toMatchObject({ ok: true, assessed: 2 });
  expect(await test_.database.query('select number, source_file from release')).toEqual([
    { number: 1, source_file: 'phrae.csv, nongkhai.csv' },
  ]);
});

test('what is wrong in any of them refuses all, each at its file', async () => {
  const broken = { name: 'broken.xlsx', bytes: bytes('PK\u0003\u0004') };
  const files = [file('a.csv', phrae(someMarks)), broken, file('b.csv', 'x')];
  const found = findingsOf(await importOf(test_.database, none, { files }));
  expect(found.map(({ file: name, line }) => [name, line])).toEqual([
    ['broken.xlsx', null],
    ['b.csv', 2],
  ]);
  expect(await scores()).toEqual({});
});

test('a body in two files is refused, and a province in two needs a word', async () => {
  const twice = [file('a.csv', phrae(someMarks)), file('b.csv', phrae(other))];
  const [found] = findingsOf(await importOf(test_.database, none, { files: twice }));
  expect(found).toMatchObject({ file: 'b.csv', line: 2, severity: 'error' });
  expect(found?.en).toContain('line 2 of a.csv');
  const halves = [file('a.csv', phrae(someMarks)), file('b.csv', paDaeng(other))];
  expect(warnings(await importOf(test_.database, none, { files: halves }))).toEqual(['warning แพร่']);
  expect(await importOf(test_.database, none, { files: halves, accept: true })).toMatchObject({
    ok: true,
    assessed: 2,
  });
});

test('a later file replaces its province in the draft, says so, and leaves the others', async () => {
  await importOf(test_.database, resultsCsv(phrae(someMarks), nongKhai(someMarks)));
  const later = await importOf(test_.database, resultsCsv(phrae(other), paDaeng(third)), {
    into: 1,
    fileName: 'later.csv',
  });
  expect(later).toMatchObject({ ok: true, assessed: 3, release: { number: 1 } });
  expect(later.notes.map(({ en }) => en)).toContainEqual(
    expect.stringContaining('The results of แพร่ in draft 1, 1 of them, are replaced'),
  );
  expect(await scores()).toEqual({ '2430101': 135, '2540101': 120, '6540102': 120 });
  const [nation] = await test_.database.query(
    `select assessed_count as "assessed", total_count as total from statistic
      where province_code is null and type is null and dimension_id is null and indicator_id is null`,
  );
  expect(nation).toEqual({ assessed: 3, total: 6 });
  expect(await test_.database.query('select source_file from release')).toEqual([
    { source_file: 'results.csv, later.csv' },
  ]);
});

test('a body that would lose its result in the draft needs a word', async () => {
  await importOf(test_.database, resultsCsv(phrae(someMarks), paDaeng(other)));
  const stray = resultsCsv(paDaeng(someMarks));
  expect(warnings(await importOf(test_.database, stray, { into: 1 }))).toEqual(['warning แพร่']);
  expect(await scores()).toEqual({ '2540101': 135, '6540102': 120 });
  expect(await importOf(test_.database, stray, { into: 1, accept: true })).toMatchObject({
    ok: true,
    assessed: 1,
  });
});

test('only a draft is written into', async () => {
  await importOf(test_.database, resultsCsv(phrae(someMarks)));
  const [missing] = findingsOf(await importOf(test_.database, resultsCsv(phrae(other)), { into: 2 }));
  expect(missing?.en).toBe('2559 has no draft 2 to import into. There are: 1 DRAFT.');
  await test_.database.query(
    `update release set state = 'PUBLISHED', published_at = now(), published_by = 'x', public_from = now()`,
  );
  const [found] = findingsOf(await importOf(test_.database, resultsCsv(phrae(other)), { into: 1 }));
  expect(found?.en).toContain('1 PUBLISHED');
  expect(await scores()).toEqual({ '2540101': 135 });
});

test('two bodies of the same marks are a copy in one province, and a coincidence in two', async () => {
  const apart = resultsCsv(phrae(other), nongKhai(other));
  expect(await importOf(test_.database, apart)).toMatchObject({ ok: true, assessed: 2 });
  const files = [file('a.csv', phrae(other)), file('b.csv', paDaeng(other))];
  const [first, second] = findingsOf(await importOf(test_.database, none, { files }));
  expect([first?.severity, second?.severity]).toEqual(['warning', 'warning']);
  expect(second?.en).toContain('line 2 of a.csv, line 2 of b.csv');
});
