import { testDatabase, type TestDatabase } from '../support/database.js';
import {
  bytes,
  findingsOf,
  importOf,
  placesOf,
  resultsCsv,
  resultsHeader,
  resultsRow,
  rowCounts,
  someMarks,
  withRegistry,
} from './lists.js';

let test_: TestDatabase;
let before: Record<string, number>;
beforeAll(async () => {
  test_ = await testDatabase();
  await withRegistry(test_.database);
  before = await rowCounts(test_.database);
});
// What is refused leaves nothing: that is asserted here for every test of this file.
afterEach(async () => {
  expect(await rowCounts(test_.database)).toEqual(before);
});
afterAll(() => test_.drop());

const run = (...rows: string[]) => importOf(test_.database, resultsCsv(...rows));
const paDaeng = '6540102,SAO,ป่าแดง,เมืองแพร่';
const row = (identity: string) => resultsRow(identity, someMarks);
const withCells = (identity: string, cells: Record<string, string>) => {
  const names = resultsHeader.split(',');
  return row(identity)
    .split(',')
    .map((cell, place) => cells[names[place] ?? ''] ?? cell)
    .join(',');
};

test.each([
  ['a mark that is no number', { d1_score: 'ten' }, ['d1_score']],
  ['a mark of three decimals', { d1_score: '14.995' }, ['d1_score']],
  ['a negative mark', { d2_score: '-1' }, ['d2_score']],
  ['more than the full mark', { d1_score: '20.5' }, ['d1_score']],
  ['a full mark of 0', { d3_full: '0' }, ['d3_full']],
  ['a total that is not the sum', { total_score: '136' }, ['total_score']],
  ['a full total that is not the sum', { total_full: '171' }, ['total_full']],
  ['a percentage that does not follow', { total_pct: '79.42' }, ['total_pct']],
  ['a percentage that is no number', { total_pct: 'good' }, ['total_pct']],
  ['a mark missing', { d4_score: '' }, ['d4_score']],
  ['a dimension missing', { d4_full: '-', d4_score: '-' }, ['d4_full', 'd4_score']],
  ['a code that is none', { dla_code: '65401021' }, ['dla_code']],
  ['a code that nobody has', { dla_code: '6540199' }, ['dla_code']],
  ['a type that does not exist', { type: 'SOA' }, ['type']],
  ['no name', { name_th: '' }, ['name_th']],
])('%s is refused at its row and column', async (_what, cells, columns) => {
  const refused = await run(row('2540101,PAO,แพร่,เมืองแพร่'), withCells(paDaeng, cells));
  expect(placesOf(refused)).toEqual(columns.map((column) => `3 ${column}`));
});

test('totals where no dimension has a mark are refused', async () => {
  const empty = Object.fromEntries(
    [1, 2, 3, 4].flatMap((n) => [
      [`d${n}_full`, ''],
      [`d${n}_score`, ''],
    ]),
  );
  expect(placesOf(await run(withCells(paDaeng, { ...empty, total_pct: '' })))).toEqual([
    '2 total_full',
    '2 total_score',
  ]);
});

test('what a percentage should be is said, half up', async () => {
  const [found] = findingsOf(await run(withCells(paDaeng, { total_pct: '79.5' })));
  expect(found?.en).toContain('79.41 %');
});

test('the code of one body with the name of another is refused', async () => {
  const [found] = findingsOf(await run(row('6540102,SAO,น้ำชำ,สูงเม่น')));
  expect(found).toMatchObject({ line: 2, column: 'dla_code' });
  expect(found?.en).toContain('6540103');
});

test('an unknown name is refused with the nearest, of the file’s province first, and the remedy', async () => {
  const refused = await run(row('2540101,PAO,แพร่,เมืองแพร่'), row(',SAO,หนองนาค,เมืองแพร่'));
  const [found] = findingsOf(refused);
  expect(found).toMatchObject({ line: 3, column: 'name_th', value: 'หนองนาค' });
  expect(found?.en).toMatch(/Nearest: .*อบต.ป่าแดง อ.เมืองแพร่ \(6540102\).*dla_code/);
  expect(found?.en).not.toContain('หนองนาง');
});

test.each([
  ['of another type', ',SUBDISTRICT_MUNICIPALITY,ป่าแดง,เมืองแพร่'],
  ['of a longer name', ',SAO,ป่าแดงใหม่,เมืองแพร่'],
  ['of a shorter name', ',SAO,แดง,เมืองแพร่'],
])('a body %s is not taken for the known one in silence', async (_what, identity) => {
  const [found, ...more] = findingsOf(await run(row(identity)));
  expect(found).toMatchObject({ line: 2, column: 'name_th' });
  expect(found?.en).toMatch(/\(6540102\).*--accept-changes/);
  expect(more).toEqual([]);
});

test('one body on two lines is refused on the second, however each names it', async () => {
  expect(placesOf(await run(row(paDaeng), row(',อบต.,อบต. ป่าแดง,อ.เมืองแพร่')))).toEqual(['3 name_th']);
});

test('a changed body that two rows may mean is refused even where changes are accepted', async () => {
  const file = resultsCsv(row(',SAO,ป่าแดงเหนือ,เมืองแพร่'), row(',SAO,ป่าแดงใต้,เมืองแพร่'));
  expect(placesOf(await importOf(test_.database, file, { acceptChanges: true }))).toEqual(['3 name_th']);
});

test('a body that another row is about is no candidate', async () => {
  const [found] = findingsOf(await run(row(paDaeng), row(',TOWN_MUNICIPALITY,ป่าแดง,เมืองแพร่')));
  expect(found).toMatchObject({ line: 3 });
  expect(found?.en).toContain('is not in the registry');
});

test('a row cut off is told beside everything else', async () => {
  const refused = await run(
    withCells(paDaeng, { d1_score: 'x' }),
    '2540101,PAO,แพร่',
    withCells(paDaeng, { type: '?' }),
  );
  expect(placesOf(refused)).toEqual(['2 d1_score', '3', '4 type']);
});

test('a dimension that the year does not have is refused, and one that is missing', async () => {
  const five = bytes(`${resultsHeader},d5_full,d5_score\n${row(paDaeng)},10,9`);
  expect(placesOf(await importOf(test_.database, five))).toEqual(['1 d5_full', '1 d5_score']);
  expect(placesOf(await importOf(test_.database, resultsCsv(row(paDaeng)), { year: 2560 }))).toEqual([
    '1 d5_full',
    '1 d5_score',
  ]);
});

test.each([
  ['a year without a framework', { year: 2510 }, resultsCsv(row(paDaeng))],
  ['an empty file', {}, bytes('')],
])('%s is refused as a whole', async (_what, options, file) => {
  expect(placesOf(await importOf(test_.database, file, options))).toEqual(['file']);
});

test('without a registry nothing can be imported', async () => {
  const empty = await testDatabase();
  const [found] = findingsOf(await importOf(empty.database, resultsCsv(row(paDaeng))));
  await empty.drop();
  expect(found?.en).toContain('import:registry');
});
