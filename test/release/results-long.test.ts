import { testDatabase, type TestDatabase } from '../support/database.js';
import { workbook, type TestCell } from '../import/workbook.js';
import { bytes, findingsOf, importOf, withRegistry } from './lists.js';

let test_: TestDatabase;
beforeEach(async () => {
  test_ = await testDatabase();
  await withRegistry(test_.database);
  // Two indicators of five marks and a third on trial in each of the four dimensions of 2559.
  await test_.database.query(
    `insert into indicator (dimension_id, number, name_th, name_en, full_mark, pilot)
     select id, n, 'ตัวชี้วัด', 'Indicator', 5, n = 3 from dimension, generate_series(1, 3) n where year = 2559`,
  );
});
afterEach(() => test_.drop());

const code = '6540102';
const good = (): TestCell[][] =>
  [1, 2, 3, 4].flatMap((dimension) => [
    [code, `${dimension}.1`, 5, 4],
    [code, `${dimension}.2`, 5, dimension === 4 ? 'ไม่เกี่ยวข้อง' : 3.5],
    [code, `${dimension}.3`, null, 5],
  ]);
const header = ['dla_code', 'indicator', 'full', 'score'];
const csv = (rows: readonly (readonly TestCell[])[]) =>
  bytes([header, ...rows].map((row) => row.join(',')).join('\n'));

const marks = () =>
  test_.database.query(
    `select d.number, s.full_mark as "full", s.score from dimension_score s join dimension d on d.id = s.dimension_id
      order by d.number`,
  );

test.each([
  ['CSV', () => csv(good())],
  ['XLSX', () => workbook({ rows: [header, ...good()] })],
  [
    'CSV with the dimension in a column of its own',
    () =>
      bytes(
        ['รหัส,ด้านที่,ตัวชี้วัดที่,คะแนนที่ได้']
          .concat(
            good().map(
              ([body, name, , score]) =>
                `0${String(body)},${String(name).replace('.', ',')},${String(score)}`,
            ),
          )
          .join('\n'),
      ),
  ],
])(
  'marks per indicator make those of the dimensions, without what is on trial or does not apply: %s',
  async (_kind, file) => {
    const imported = await importOf(test_.database, file());
    expect(imported).toMatchObject({ ok: true, assessed: 1 });
    expect(await marks()).toEqual([
      { number: 1, full: 10, score: 7.5 },
      { number: 2, full: 10, score: 7.5 },
      { number: 3, full: 10, score: 7.5 },
      { number: 4, full: 5, score: 4 },
    ]);
    const [count] = await test_.database.query(
      'select count(*)::int as all, count(score)::int as scored from indicator_score',
    );
    expect(count).toEqual({ all: 12, scored: 11 });
  },
);

const faults: readonly (readonly [string, (rows: TestCell[][]) => void, string[]])[] = [
  ['an indicator that the year does not have', (rows) => rows.push([code, '1.9', 5, 4]), ['B14']],
  ['an indicator that is none', (rows) => rows.push([code, 'ข้อหนึ่ง', 5, 4]), ['B14']],
  ['an indicator twice', (rows) => rows.push([code, '1.1', 5, 4]), ['D14']],
  ['a score above full', (rows) => rows.splice(0, 1, [code, '1.1', 5, 6]), ['D2']],
  ['a score that is missing', (rows) => rows.splice(0, 1, [code, '1.1', 5, null]), ['D2']],
  ['a score that is a word', (rows) => rows.splice(0, 1, [code, '1.1', 5, 'ดี']), ['D2']],
  ['a full mark of nought', (rows) => rows.splice(0, 1, [code, '1.1', 0, 0]), ['C2']],
  ['another full mark than the year’s', (rows) => rows.splice(0, 1, [code, '1.1', 4, 4]), ['C2 warning']],
  ['an indicator without a row', (rows) => rows.splice(0, 1), ['A2 warning']],
  ['a dimension without a mark', (rows) => rows.splice(9, 1, [code, '4.1', 5, 'N/A']), ['A2']],
  ['no code', (rows) => rows.splice(0, 1, [null, '1.1', 5, 4]), ['A2', 'A3 warning']],
  ['a code nobody has', (rows) => rows.forEach((row) => row.splice(0, 1, '6540199')), ['A2']],
  ['an error for a score', (rows) => rows.splice(2, 1, [code, '1.3', 5, { error: '#N/A' }]), ['D4']],
];

async function placesIn(rows: readonly TestCell[][]): Promise<string[]> {
  const refused = await importOf(test_.database, workbook({ rows: [header, ...rows] }));
  return findingsOf(refused).map(
    ({ letter, line, severity }) =>
      `${letter ?? ''}${line ?? 'file'}${severity === 'error' ? '' : ` ${severity}`}`,
  );
}

test.each(faults)('%s is reported at its cell and refused', async (_fault, change, places) => {
  const rows = good();
  change(rows);
  expect(await placesIn(rows)).toEqual(places);
});

const everyIndicator = (score: TestCell): TestCell[][] =>
  good().map(([body = null, name = null]) => [body, name, null, score]);
const withoutMarks: readonly (readonly [string, TestCell[][], string[]])[] = [
  ['no indicator applies to', everyIndicator('N/A'), ['A2', 'A2', 'A2', 'A2']],
  ['no score can be read of', everyIndicator('x'), good().map((_row, at) => `D${at + 2}`)],
  [
    'all indicators are of another year of',
    [
      [code, '9.1', 5, 4],
      [code, '9.2', 5, 4],
    ],
    ['B2', 'A2 warning', 'A2', 'A2', 'A2', 'A2', 'B3'],
  ],
];

test.each(withoutMarks)('a body that %s is reported, beside all others', async (_fault, rows, places) => {
  const other = good().map((row) => ['6540103', ...row.slice(1)]);
  expect(await placesIn([...rows, ...other])).toEqual(places);
});

const named = (name: string, more: string[] = [], cells: string[] = []) =>
  bytes(
    [
      ['dla_code', 'name_th', ...more, 'indicator', 'score', 'remark'].join(','),
      ...good().map(([body, number, , score]) =>
        [body, name, ...cells, number, score, 'x'].map(String).join(','),
      ),
    ].join('\n'),
  );

test('names beside codes must be those of the codes, and a column that is not used is named', async () => {
  const taken = await importOf(test_.database, named('อบต. ป่าแดง'));
  expect(taken).toMatchObject({ ok: true, assessed: 1 });
  expect(taken.notes.filter(({ column }) => column !== null).map(({ column, en }) => [column, en])).toEqual([
    ['remark', 'column is not used.'],
  ]);
  const [found, ...more] = findingsOf(await importOf(test_.database, named('หนองคาย')));
  expect(more).toEqual([]);
  expect(found).toMatchObject({ line: 2, column: 'name_th', value: 'หนองคาย' });
  expect(found?.en).toMatch(/6540102.*--accept-changes/);
});

test('type, district and province beside codes are read as in other layouts', async () => {
  const more = ['type', 'district_th', 'province_th'];
  const of = (...cells: string[]) => importOf(test_.database, named('ป่าแดง', more, cells));
  expect(await of('อบต.', 'เมือง', 'แพร่')).toMatchObject({ ok: true, assessed: 1 });
  expect(findingsOf(await of('ทม.', 'เมืองแพร่', 'แพร่'))[0]).toMatchObject({ line: 2, column: 'name_th' });
  expect(findingsOf(await of('อบต.', 'เมืองแพร่', 'หนองคาย'))[0]).toMatchObject({ column: 'province_th' });
});

test('a code that bears two names is reported on every row of the second', async () => {
  const [first = '', ...rows] = Buffer.from(named('ป่าแดง')).toString().split('\n');
  const changed = [first, ...rows.slice(0, 4), ...rows.slice(4).map((row) => row.replace('ป่าแดง', 'น้ำชำ'))];
  const found = findingsOf(await importOf(test_.database, bytes(changed.join('\n'))));
  expect(found.map(({ line, column }) => [line, column])).toEqual(
    [6, 7, 8, 9, 10, 11, 12, 13].map((line) => [line, 'name_th']),
  );
  expect(found[0]?.en).toContain('line 2');
});
