import { testDatabase, type TestDatabase } from '../support/database.js';
import { workbook } from '../import/workbook.js';
import { chanthaburi, department, heading, listed, realRows, withChanthaburi } from './department.js';
import { findingsOf, importOf, placesOf } from './lists.js';

let test_: TestDatabase;
beforeEach(async () => {
  test_ = await testDatabase();
  await withChanthaburi(test_.database);
});
afterEach(() => test_.drop());

const results = () =>
  test_.database.query(
    `select l.code, a.type, a.name_th as name, a.full_mark as "full", a.score, a.percent
       from assessment a join local_government l on l.id = a.local_government_id order by l.code`,
  );
const run = (file: Uint8Array, options = {}) => importOf(test_.database, file, { year: 2568, ...options });

test('the department’s export is imported as it is, without a code', async () => {
  const imported = await run(workbook(department(realRows())));
  expect(imported).toMatchObject({ ok: true, assessed: chanthaburi.length });
  expect(await results()).toEqual([
    { code: '2220101', type: 'PAO', name: 'จันทบุรี', full: 200, score: 164, percent: 82 },
    { code: '4220201', type: 'TOWN_MUNICIPALITY', name: 'ขลุง', full: 200, score: 178.5, percent: 89.25 },
    { code: '5220301', type: 'SUBDISTRICT_MUNICIPALITY', name: 'ปะตง', full: 200, score: 167, percent: 83.5 },
    { code: '6220401', type: 'SAO', name: 'ขุนซ่อง', full: 200, score: 162, percent: 81 },
    { code: '6220402', type: 'SAO', name: 'น้ำชำ', full: 200, score: 157, percent: 78.5 },
  ]);
  // What is no row of the list is named, so that nothing is left out in silence.
  expect(imported.notes.filter(({ severity }) => severity !== 'note')).toEqual([]);
  expect(imported.notes.map(({ line, value }) => [line, value])).toEqual([
    [23, 'เฉลี่ย'],
    [24, 'หมายเหตุ: ข้อมูลจากระบบ'],
  ]);
});

test('its columns are found by their header, wherever they stand', async () => {
  const swap = (row: readonly (string | number | null | object)[]) => ['', ...row];
  const rows = [...heading(), ...realRows()].map((row) => swap(row) as never);
  expect(await run(workbook({ rows }))).toMatchObject({ ok: true, assessed: 5 });
});

test('dimensions are told by their names and not by their place', async () => {
  const [first = [], ...rest] = realRows();
  const turn = (row: readonly unknown[]) => [
    ...row.slice(0, 6),
    ...row.slice(9, 12),
    ...row.slice(6, 9),
    ...row.slice(12),
  ];
  const rows = [...heading(), first, ...rest].map((row, line) => (line < 12 ? row : (turn(row) as never)));
  expect(await run(workbook({ rows }))).toMatchObject({ ok: true, assessed: 5 });
  const [mark] = await test_.database.query(
    `select s.score from dimension_score s join dimension d on d.id = s.dimension_id
       join local_government l on l.id = s.local_government_id where l.code = '2220101' and d.number = 1`,
  );
  expect(mark).toEqual({ score: 20 });
});

test('a province that is written once beside its rows is that of each', async () => {
  const rows = [
    listed([1, 'ตะวันออก', 'จันทบุรี', 'แก่งหางแมว', 'อบต.', 'ขุนซ่อง'], [17, 30, 43, 48, 24]),
    listed([2, null, null, null, null, 'น้ำชำ'], [16, 29, 42, 47, 23]),
  ];
  const merges = ['B15:B16', 'C15:C16', 'D15:D16', 'E15:E16'];
  expect(await run(workbook(department(rows, { merges })))).toMatchObject({ ok: true, assessed: 2 });
});

test('the header that is printed again on another page is passed over and listed', async () => {
  const rows = realRows().filter((row) => row.length > 10);
  const imported = await run(
    workbook(department([...rows.slice(0, 2), ...heading().slice(11), ...rows.slice(2)])),
  );
  expect(imported).toMatchObject({ ok: true, assessed: 5 });
  expect(imported.notes.map(({ line }) => line)).toEqual([17, 18, 19]);
});

test('a sheet of another layout beside it is passed over and named', async () => {
  const notes = { name: 'หมายเหตุ', rows: [['อ่านก่อน']] };
  const imported = await run(workbook(notes, department(realRows())));
  expect(imported.ok).toBe(true);
  expect(imported.notes.find(({ line, sheet }) => line === null && sheet)?.en).toContain('not read: หมายเหตุ');
});

test.each([
  ['of another year by its title', [...heading(2567), ...realRows()], ['2 ประจำปี']],
  ['of a year with fewer dimensions', [...heading(2568, 4), ...realRows()], ['12']],
  ['without a row', heading(), ['file']],
  ['without its header', realRows(), ['file']],
])('an export %s is refused with what was found', async (_what, rows, places) => {
  expect(placesOf(await run(workbook({ rows })))).toEqual(places);
});

test('an unknown layout is refused with what was expected and what was found', async () => {
  const [found] = findingsOf(
    await run(
      workbook({
        rows: [
          ['ชื่อเล่น', 'เบอร์โทร'],
          ['ก', 1],
        ],
      }),
    ),
  );
  expect(found?.en).toMatch(/Expected one of: .*dla_code.*Found: ชื่อเล่น \| เบอร์โทร/);
});

test('two lists in one file are refused by name, and a hidden one is not read', async () => {
  const both = [department(realRows(), { name: 'ก' }), department(realRows(), { name: 'ข' })] as const;
  expect(findingsOf(await run(workbook(...both)))[0]?.en).toContain('ก, ข');
  const hidden = await run(workbook({ ...both[0], hidden: true }));
  expect(findingsOf(hidden)[0]?.en).toContain('hidden worksheet: ก');
  expect(await run(workbook({ ...both[0], hidden: true }, both[1]))).toMatchObject({ ok: true, assessed: 5 });
});
