import { importRegistry } from '../../src/local-government/registry/registry.commands.js';
import { type TestSheet, workbook } from '../import/workbook.js';
import { findingsOf, placesOf } from '../release/lists.js';
import { testDatabase, type TestDatabase } from '../support/database.js';
import { bodies, columns, historyOf, take } from './list.js';

let own: TestDatabase;
beforeAll(async () => {
  own = await testDatabase();
  await take(own.database, bodies);
});
afterAll(() => own.drop());

const header = columns.split(',');
const run = (...sheets: TestSheet[]) =>
  importRegistry(own.database, workbook(...sheets), { fileName: 'list.xlsx', acceptChanges: true });

test('a workbook is read, its empty cells and its days too, whatever other sheets it has', async () => {
  const list = { rows: [header, [6540103, 'เทศบาลตำบล', 'นาจักร', null, 54, 'เมืองแพร่', { date: 44470 }]] };
  const imported = await run({ name: 'Cover', rows: [['รายชื่อ']] }, list);
  expect(imported).toMatchObject({ ok: true, difference: { counts: { TYPE_CHANGED: 1 } } });
  expect((await historyOf(own.database, '6540103')).at(-1)).toContain('TYPE_CHANGED 2021-10-01');
});

test('a cell in which no value can be trusted is refused where it stands', async () => {
  const row = [6540102, 'SAO', { error: '#REF!' }, null, 54, 'เมืองแพร่'];
  const [found] = findingsOf(await run({ name: 'List', rows: [header, row] }));
  expect(found).toMatchObject({ sheet: 'List', line: 2, column: 'name_th', letter: 'C' });
});

test('two sheets that are lists are refused: which is meant is not guessed', async () => {
  const rows = [header, [6540102, 'SAO', 'ป่าแดง', null, 54, 'เมืองแพร่']];
  expect(placesOf(await run({ rows }, { name: 'Old', rows }))).toEqual(['file']);
  expect(await run({ rows }, { name: 'Old', rows, hidden: true })).toMatchObject({ ok: true });
});
