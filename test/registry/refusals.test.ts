import { findingsOf, placesOf } from '../release/lists.js';
import { testDatabase, type TestDatabase } from '../support/database.js';
import { bodies, historyOf, take } from './list.js';

// Nothing that is refused is written, so that all of these may share one database.
let own: TestDatabase;
beforeAll(async () => {
  own = await testDatabase();
  await take(own.database, bodies);
  await take(own.database, [
    '5540110,ทต.,นาจักร,Na Chak,54,เมืองแพร่,2021-10-01,6540103',
    '6540105,SAO,วังหงส์,,54,เมืองแพร่',
    '6430102,SAO,บ้านเดื่อ,,43,เมืองหนองคาย',
    '6540106,SAO,เหมืองหม้อ,,54,เมืองแพร่,,,,closed',
  ]);
});
afterAll(() => own.drop());

const [paDaeng, , namCham] = bodies;

test.each([
  ['a type that changes without a day', '6540102,ทต.,ป่าแดง,,54,เมืองแพร่', 'effective_date', /--effective/],
  ['a day to come', '6540102,ทต.,ป่าแดง,,54,เมืองแพร่,2650-10-01', 'effective_date', /yet to come/],
  ['a day that is none', '6540102,SAO,ป่าแดง,,54,เมืองแพร่,31/02/2564', 'effective_date', /is no day/],
  [
    'a day before the latest change',
    '5540110,SAO,นาจักร,,54,เมืองแพร่,2020-10-01',
    'effective_date',
    /2021-10-01/,
  ],
  ['a status that is none', '6540102,SAO,ป่าแดง,,54,เมืองแพร่,,,,gone', 'status', /merged/],
  ['merged into nobody', '6540102,SAO,ป่าแดง,,54,เมืองแพร่,,,,merged', 'merged_into', /is empty/],
  ['merged and existing', '6540102,SAO,ป่าแดง,,54,เมืองแพร่,,,6540104,active', 'status', /contradicts/],
  ['merged into itself', '6540102,SAO,ป่าแดง,,54,เมืองแพร่,2022-10-01,,6540102', 'merged_into', /another body/],
  ['merged abroad', '6540102,SAO,ป่าแดง,,54,เมืองแพร่,2022-10-01,,6430102', 'merged_into', /same province/],
  ['merged into one closed', '6540102,SAO,ป่าแดง,,54,เมืองแพร่,2022-10-01,,6540106', 'merged_into', /goes on/],
  ['merged into a stranger', '6540102,SAO,ป่าแดง,,54,เมืองแพร่,2022-10-01,,6540999', 'merged_into', /6540102/],
  ['a previous code of nobody', '5540120,ทต.,ป่าแดง,,54,เมืองแพร่,,6540999', 'previous_dla_code', /6540102/],
  [
    'a previous code of another province',
    '5540120,ทต.,บ้านเดื่อ,,54,เมือง,,6430102',
    'previous_dla_code',
    /province 43/,
  ],
  ['a new code that is taken', '6540105,ทต.,ป่าแดง,,54,เมืองแพร่,,6540102', 'dla_code', /6540105/],
  ['a former code', '6540103,SAO,นาจักร,,54,เมืองแพร่', 'dla_code', /older than the registry/],
  ['a new code for a known name', '5540121,ทต.,น้ำชำ,,54,เมืองแพร่', 'name_th', /previous_dla_code/],
])('%s is refused at its column, in two languages', async (_what, row, column, words) => {
  const [found] = findingsOf(await take(own.database, [row], { effectiveOn: null }));
  expect(found).toMatchObject({ line: 2, column });
  expect(found?.en).toMatch(words);
  expect(found?.th).toMatch(/[ก-๙]{3}/);
});

test('one that ended does not end on another day', async () => {
  const row = '6540106,SAO,เหมืองหม้อ,,54,เมืองแพร่,2022-10-01,,,closed';
  expect(placesOf(await take(own.database, [row]))).toEqual(['2 effective_date']);
});

test('a code is the previous one of one body only, and is not listed itself', async () => {
  const rows = [
    '5540120,ทต.,ป่าแดง,,54,เมืองแพร่,,6540102',
    '5540121,ทต.,ป่าแดงใหม่,,54,เมืองแพร่,,6540102',
    '5540122,ทต.,น้ำชำ,,54,เมืองแพร่,,6540104',
    namCham,
  ];
  expect(placesOf(await take(own.database, rows))).toEqual(['3 previous_dla_code', '4 previous_dla_code']);
});

test('closing a body and listing its name anew is asked about: it may be an upgrade', async () => {
  const rows = ['6540104,SAO,น้ำชำ,,54,เมืองแพร่,,,,closed', '5540121,ทต.,น้ำชำ,,54,เมืองแพร่'];
  expect(placesOf(await take(own.database, rows))).toEqual(['3 name_th']);
});

test('a name that another body bears is refused, also where that one is not in the file', async () => {
  expect(placesOf(await take(own.database, ['6540105,SAO,ป่าแดง,,54,เมืองแพร่']))).toEqual(['2 name_th']);
});

test('everything wrong is told at once, by line, and no history is written', async () => {
  const rows = [
    '6540104,ทต.,น้ำชำ,,54,เมืองแพร่',
    paDaeng,
    '6540103,SAO,นาจักร,,54,เมืองแพร่',
    '6540105,SAO,วังหงส์,,54,เมืองแพร่,soon',
  ];
  const refused = await take(own.database, rows, { effectiveOn: null });
  expect(placesOf(refused)).toEqual(['2 effective_date', '4 dla_code', '5 effective_date']);
  expect(await historyOf(own.database, '6540104')).toHaveLength(1);
});
