import { readSheets } from '../../src/import/read-sheets.js';
import { columnLetters, parseAddress } from '../../src/import/sheet.js';
import { workbook, workbookParts } from './workbook.js';
import { zip } from './zip.js';

test('cells come as a person reads them', async () => {
  const [sheet] = await readSheets(
    workbook({
      rows: [
        ['อบต.\tขุนซ่อง \n', 12, 73.10000000000001, { formula: 'B1*2', value: 24 }],
        [],
        [{ percent: 0.9203 }, { inline: ' x ' }, null, 'น้ำ'],
      ],
    }),
  );
  expect([...(sheet?.rows ?? [])]).toEqual([
    { line: 1, cells: ['อบต. ขุนซ่อง', '12', '73.1', '24'] },
    { line: 3, cells: ['92.03%', 'x', '', 'น้ำ'] },
  ]);
});

test('cells that cannot be trusted say why', async () => {
  const [sheet] = await readSheets(
    workbook({
      rows: [
        [{ error: '#DIV/0!' }, { formula: 'A1' }, { date: 45_000 }, 'จันทบุรี', 'x'],
        ['a', null, null, null, 'y'],
      ],
      merges: ['D1:D2', 'E1:E2'],
    }),
  );
  expect(sheet?.rows.at(0)?.cells).toEqual(['#DIV/0!', '', '2023-03-15', 'จันทบุรี', 'x']);
  expect([...(sheet?.rows.at(0)?.flaws ?? [])]).toEqual([
    [0, 'ERROR'],
    [1, 'NO_VALUE'],
    [2, 'DATE'],
  ]);
  expect(sheet?.rows.at(1)?.cells).toEqual(['a', '', '', 'จันทบุรี', 'y']);
  expect([...(sheet?.rows.at(1)?.flaws ?? [])]).toEqual([[3, 'MERGED']]);
});

test('sheets are in their order, and hidden ones and rows are marked', async () => {
  const rows = [['a'], ['b']];
  const sheets = await readSheets(
    workbook({ name: 'ก', rows, hiddenRows: [2] }, { name: 'ข', rows, hidden: true }),
  );
  expect(sheets.map(({ name, hidden }) => [name, hidden])).toEqual([
    ['ก', false],
    ['ข', true],
  ]);
  expect([...(sheets[0]?.rows ?? [])].map(({ hidden }) => hidden === true)).toEqual([false, true]);
});

test('other writers name prefixes, rich texts and readings, and leave addresses out', async () => {
  const parts = workbookParts({ rows: [] });
  const sheet =
    '<x:worksheet xmlns:x="m"><x:sheetData><x:row><x:c t="s"><x:v>0</x:v></x:c><x:c><x:v>1</x:v></x:c></x:row></x:sheetData></x:worksheet>';
  const strings = '<sst><si><r><t>อบต.</t></r><r><t>ขุนซ่อง</t></r><rPh><t>no</t></rPh></si></sst>';
  const [read] = await readSheets(
    zip({ ...parts, 'xl/worksheets/sheet1.xml': sheet, 'xl/sharedStrings.xml': strings }),
  );
  expect([...(read?.rows ?? [])]).toEqual([{ line: 1, cells: ['อบต.ขุนซ่อง', '1'] }]);
});

test.each([
  [0, 'A'],
  [25, 'Z'],
  [26, 'AA'],
  [701, 'ZZ'],
  [702, 'AAA'],
])('column %i is %s, and the other way round', (index, letters) => {
  expect(columnLetters(index)).toBe(letters);
  expect(parseAddress(`${letters}7`)).toEqual({ column: index, line: 7 });
});

const styled = (code: string) => {
  const styles = `<styleSheet><numFmts><numFmt numFmtId="164" formatCode="${code}"/></numFmts><cellXfs><xf numFmtId="164"/></cellXfs></styleSheet>`;
  return zip({ ...workbookParts({ rows: [[20]] }), 'xl/styles.xml': styles });
};

test.each([
  ['dd/mm/yyyy', 'DATE'],
  ['[$-41E]d mmmm bbbb', 'DATE'],
  ['[h]:mm', 'DATE'],
  ['0.00;[Red]-0.00', undefined],
  ['#,##0.00 &quot;marks per day&quot;', undefined],
  ['General', undefined],
])('a number of the format %s is flawed as %s', async (code, flaw) => {
  const [sheet] = await readSheets(styled(code));
  expect(sheet?.rows.at(0)?.flaws?.get(0)).toBe(flaw);
});
