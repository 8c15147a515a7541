import { testDatabase, type TestDatabase } from '../support/database.js';
import {
  bytes,
  findingsOf,
  importOf,
  placesOf,
  resultsCsv,
  resultsHeader,
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

const row = (identity: string) => resultsRow(identity, someMarks);
const run = (identity: string, options = {}) => importOf(test_.database, resultsCsv(row(identity)), options);

test.each([
  ['another name', '6540102,SAO,ป่าแดงงาม,เมืองแพร่'],
  ['another type', '6540102,TOWN_MUNICIPALITY,ป่าแดง,เมืองแพร่'],
  ['another name, type and district', '6540102,ทม.,กรุงเก่า,สูงเม่น'],
])('a code with %s is a change to confirm', async (_what, identity) => {
  const [found, ...more] = findingsOf(await run(identity));
  expect(more).toEqual([]);
  expect(found).toMatchObject({ line: 2, column: 'name_th', severity: 'error' });
  expect(found?.en).toMatch(/อบต.ป่าแดง อ.เมืองแพร่ \(6540102\).*--accept-changes/);
  expect(found?.th).toContain('--accept-changes');
  const taken = await run(identity, { acceptChanges: true });
  expect(taken).toMatchObject({ ok: true, assessed: 1 });
  expect(taken.notes).toContainEqual(expect.objectContaining({ line: 2, severity: 'note' }));
});

test('a code in another district is noted', async () => {
  const taken = await run('6540102,SAO,ป่าแดง,สูงเม่น');
  expect(taken.ok).toBe(true);
  expect(taken.notes.find(({ line }) => line === 2)?.en).toContain('อ.เมืองแพร่ (6540102)');
});

test('a code of another province than the row names is refused, whatever is accepted', async () => {
  const file = bytes(`${resultsHeader},province_th\n${row('6540102,SAO,ป่าแดง,เมืองแพร่')},หนองคาย\n`);
  const refused = await importOf(test_.database, file, { acceptChanges: true, accept: true });
  expect(placesOf(refused)).toEqual(['2 province_th']);
  expect(findingsOf(refused)[0]).toMatchObject({ value: 'หนองคาย', severity: 'error' });
  expect(findingsOf(refused)[0]?.en).toMatch(/6540102.*แพร่/);
});
