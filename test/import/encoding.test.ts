import { readSheets } from '../../src/import/read-sheets.js';
import { decodeText } from '../../src/import/text-encoding.js';

const text = 'ชื่อ,คะแนน\nอบต.น้ำชำ,๒๐\n';
/** Of TIS-620 the Thai letters stand in one row of Unicode and of the page, 0x0e01 at 0xa1. */
const thai = (plain: string) =>
  Uint8Array.from(plain, (letter) =>
    letter < '\u0080' ? letter.charCodeAt(0) : letter.charCodeAt(0) - 0x0e01 + 0xa1,
  );
const utf16 = (little: boolean) => {
  const bytes = Buffer.from(`\ufeff${text}`, 'utf16le');
  return little ? bytes : bytes.swap16();
};

test.each([
  ['UTF-8', Buffer.from(text)],
  ['UTF-8 with its mark', Buffer.from(`\ufeff${text}`)],
  ['UTF-16, little end first', utf16(true)],
  ['UTF-16, big end first', utf16(false)],
  ['Windows-874', thai(text)],
])('%s is read', (_name, bytes) => {
  expect(decodeText(bytes)).toBe(text);
});

test.each([
  ['Latin-1', Buffer.from('name,commune\nSoufflé,Besançon\n', 'latin1')],
  ['Windows-874 with bytes that are no letters', Uint8Array.from([...thai('กขค'), 0xdb])],
  ['UTF-8 cut within a letter', Buffer.from('name,กขค').subarray(0, -1)],
  ['a tone on nothing', thai('a่b กข')],
])('%s is refused and not guessed', (_name, bytes) => {
  expect(() => decodeText(bytes)).toThrow('save it as "CSV UTF-8"');
});

test('UTF-16 without its mark is refused', () => {
  expect(() => decodeText(Buffer.from('a,b\n', 'utf16le'))).toThrow('NUL');
});

test.each([[','], [';'], ['\t']])(
  'cells separated by %j are told apart, below a title too',
  async (separator) => {
    const file = Buffer.from(
      `ผลการประเมิน\n\na${separator}"b\nc"${separator}d\n1${separator}2${separator}3\n`,
    );
    const [sheet] = await readSheets(file);
    expect(sheet?.rows.slice(1, 9)).toEqual([
      { line: 3, cells: ['a', 'b c', 'd'] },
      { line: 5, cells: ['1', '2', '3'] },
    ]);
  },
);
