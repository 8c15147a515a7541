import { parseAddress } from '../../src/import/sheet.js';
import { testDatabase, type TestDatabase } from '../support/database.js';
import { workbook, type TestCell, type TestSheet } from '../import/workbook.js';
import { department, listed, realRows, withChanthaburi } from './department.js';
import { findingsOf, importOf, rowCounts } from './lists.js';

let test_: TestDatabase;
let before: Record<string, number>;
beforeAll(async () => {
  test_ = await testDatabase();
  await withChanthaburi(test_.database);
  before = await rowCounts(test_.database);
});
afterEach(async () => {
  expect(await rowCounts(test_.database)).toEqual(before);
});
afterAll(() => test_.drop());

/** Five good rows on the lines 15 to 19; from G on full mark, score and percentage of each dimension, V to X in total. */
const good = () => realRows().filter((row) => row.length > 10);

type Changes = Readonly<Record<string, TestCell>>;

/** A workbook with a few cells changed, by their addresses. */
function planted(changes: Changes, sheet: Partial<TestSheet> = {}): Uint8Array {
  const { rows } = department(good());
  const changed = rows.map((row) => [...row]);
  for (const [address, value] of Object.entries(changes)) {
    const { column, line } = parseAddress(address) ?? { column: 0, line: 1 };
    const row = (changed[line - 1] ??= []);
    while (row.length < column) row.push(null);
    row[column] = value;
  }
  return workbook(department([], { rows: changed, ...sheet }));
}

/** Each at its line and column, with its severity where it is no error. */
async function placesIn(file: Uint8Array, fileName = 'lpa.xlsx'): Promise<string[]> {
  const findings = findingsOf(await importOf(test_.database, file, { year: 2568, fileName }));
  for (const { th, en } of findings) {
    expect(th).toMatch(/[ก-ฮ]/);
    expect(en).toMatch(/[a-z]{2}/);
  }
  return findings.map(
    ({ line, letter, severity }) =>
      `${letter ?? ''}${line ?? 'file'}${severity === 'error' ? '' : ` ${severity}`}`,
  );
}

test('the rows are good before anything is planted', async () => {
  await expect(placesIn(planted({}))).rejects.toThrow('It was imported');
  await test_.drop();
  test_ = await testDatabase();
  await withChanthaburi(test_.database);
});

const cells: readonly (readonly [fault: string, changes: Changes, places: string[]])[] = [
  ['a score that is a word', { H15: 'สิบ' }, ['H15']],
  ['a score with a letter for a digit', { H15: '2O' }, ['H15']],
  ['a score with two points', { K16: '37..5' }, ['K16']],
  ['a score with a decimal comma', { K16: '37,5' }, ['K16']],
  ['a score of three decimals', { K16: 37.505 }, ['K16']],
  ['a negative score', { N17: -1 }, ['N17']],
  ['a score above full', { N17: 51 }, ['N17']],
  ['a score written as a percentage', { N17: '44%' }, ['N17']],
  ['a score in a cell formatted as a percentage', { N17: { percent: 0.44 } }, ['N17']],
  ['a score that is a date', { Q18: { date: 45_000 } }, ['Q18']],
  ['a score that is TRUE', { Q18: 'TRUE' }, ['Q18']],
  ['a score that is an error', { Q18: { error: '#DIV/0!' } }, ['Q18']],
  ['a score that is a missing reference', { Q18: { error: '#REF!' } }, ['Q18']],
  ['a formula without its value', { T19: { formula: 'S19-7' } }, ['T19']],
  ['a score that is missing', { T19: null }, ['T19']],
  ['a score that is a dash', { T19: '-' }, ['T19']],
  ['a full mark that is missing', { G15: null }, ['G15']],
  ['a full mark of nought', { G15: 0, H15: 0 }, ['G15']],
  ['a full mark that is a date', { G15: { date: 20 } }, ['G15']],
  ['a dimension that is missing', { G15: null, H15: null, I15: null }, ['G15', 'H15']],
  ['a percentage that does not follow', { I15: 99 }, ['I15']],
  ['a percentage that is a word', { L16: 'ดี' }, ['L16']],
  ['a percentage that is an error', { L16: { error: '#VALUE!' } }, ['L16']],
  ['a percentage one hundredth too high', { U17: 83.35 }, ['U17']],
  ['a total that is not the sum', { W15: 165 }, ['W15']],
  ['a full total that is not the sum', { V15: 210 }, ['V15']],
  ['a total percentage that does not follow', { X15: 82.01 }, ['X15']],
  ['a total that is missing', { W16: null }, ['W16']],
  [
    'a total without any mark',
    Object.fromEntries([...'GHJKMNPQST'].map((letter) => [`${letter}18`, null])),
    ['I18', 'L18', 'O18', 'R18', 'U18', 'V18', 'W18', 'X18'],
  ],
  [
    'percentages without any mark',
    Object.fromEntries([...'GHJKMNPQSTVWX'].map((letter) => [`${letter}18`, null])),
    ['I18', 'L18', 'O18', 'R18', 'U18'],
  ],
  ['a full mark that is the word for it', { G16: 'เต็ม' }, ['G16']],
  ['a type that does not exist', { E15: 'อบช.' }, ['E15']],
  ['a type that is missing', { E16: null }, ['E16']],
  ['a name that is missing', { F17: null }, ['F17']],
  ['a name that is an error', { F17: { error: '#N/A' } }, ['F17']],
  ['a name nobody has', { F18: 'อบต.ขุนช่อง' }, ['F18']],
  ['a name in a district that is not its own', { D18: 'ขลุง' }, ['F18']],
  ['a province that does not exist', { C15: 'จันทรบุรี' }, ['C15']],
  ['a body of another province', { C17: 'แพร่' }, ['F17']],
  ['the type of a body that has changed', { E18: 'เทศบาลตำบล', F18: 'เทศบาลตำบลขุนซ่อง' }, ['F18']],
  ['a longer name of a body', { F18: 'อบต.ขุนซ่องใหญ่' }, ['F18']],
  ['a type that contradicts the name', { E18: 'เทศบาลเมือง' }, ['F18']],
  ['a body twice', { F19: 'อบต.ขุนซ่อง' }, ['F19']],
  ['two faults in a row', { H15: 'x', K15: 'y' }, ['H15', 'K15']],
  [
    'a mark, a percentage, a total and its percentage in a row',
    { H15: 'x', L15: 99, V15: 999, X15: 'y' },
    ['H15', 'V15', 'L15', 'X15'],
  ],
];

test.each(cells)('%s is reported at its cell and refused', async (_fault, changes, places) => {
  expect(await placesIn(planted(changes))).toEqual(places);
});

const same = [17, 30, 43, 48, 24];
const who = (row: number) => good()[row]?.slice(0, 6) ?? [];
const copies = (...rows: number[]) => workbook(department(rows.map((row) => listed(who(row), same))));
const round = [listed(who(0), [10, 30, 40, 50, 20])];

const sheets: readonly (readonly [fault: string, file: Uint8Array, places: string[], name: string])[] = [
  ['a mark under a merged cell', planted({ H16: null }, { merges: ['H15:H16'] }), ['H16'], 'lpa.xlsx'],
  ['a hidden row', planted({}, { hiddenRows: [17] }), ['17 warning'], 'lpa.xlsx'],
  ['three rows of the same marks', copies(0, 1, 2), ['F15 warning'], 'lpa.xlsx'],
  ['two rows of the same marks', copies(1, 3), ['F15 warning'], 'lpa.xlsx'],
  ['round marks throughout', workbook(department(round)), ['F15 warning'], 'lpa.xlsx'],
  ['a file named for another year', planted({}), ['file warning'], 'lpa-2567.xlsx'],
  ['a title of another year', planted({ A2: 'ผลการประเมิน ประจำปี พ.ศ. ๒๕๖๖' }), ['A2'], 'lpa.xlsx'],
  ['a workbook with macros', planted({}), ['file'], 'lpa.xlsm'],
];

test.each(sheets)('%s is reported and not accepted in silence', async (_fault, file, places, name) => {
  expect(await placesIn(file, name)).toEqual(places);
});

test('there are at least forty kinds of faults', () => {
  expect(new Set([...cells, ...sheets].map(([fault]) => fault)).size).toBeGreaterThanOrEqual(40);
});
