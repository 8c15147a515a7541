import { limits } from '../../src/import/limits.js';
import { readSheets } from '../../src/import/read-sheets.js';
import { Refusal } from '../../src/import/refusal.js';
import { workbook, workbookParts } from './workbook.js';
import { zip } from './zip.js';

const sheet = {
  rows: [
    ['a', 'b'],
    [1, 2],
  ],
};
const parts = workbookParts(sheet);
const first = 'xl/worksheets/sheet1.xml';
const rows = (inner: string) => `<worksheet><sheetData>${inner}</sheetData></worksheet>`;
const zeros = (megabytes: number) => Buffer.alloc(megabytes * 1024 * 1024, ' ');
const whole = workbook(sheet);
const flipped = Buffer.from(whole);
flipped[100] = (flipped[100] ?? 0) ^ 0xff;
const ole = (...tail: Uint8Array[]) =>
  Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600), ...tail]);

const hostile: readonly (readonly [what: string, file: () => Uint8Array, reason: RegExp])[] = [
  ['an empty file', () => new Uint8Array(), /is empty/],
  ['a file above the limit', () => Buffer.alloc(limits.fileBytes + 1, 'a'), /at most 64 MB/],
  ['an old .xls', () => ole(), /old \.xls/],
  ['a workbook with a password', () => ole(Buffer.from('EncryptedPackage', 'utf16le')), /encrypted/],
  [
    'a part with a password',
    () => zip({ ...parts, [first]: { bytes: Buffer.from('x'), encrypted: true } }),
    /encrypted/,
  ],
  ['a macro workbook', () => zip({ ...parts, 'xl/vbaProject.bin': 'x' }), /macros/],
  ['a macro sheet of old', () => zip({ ...parts, 'xl/macrosheets/sheet1.xml': 'x' }), /macros/],
  ['a binary workbook', () => zip({ 'xl/workbook.bin': 'x' }), /\.xlsb/],
  ['an OpenDocument sheet', () => zip({ 'content.xml': '<x/>' }), /\.ods/],
  ['a zip of something else', () => zip({ 'readme.txt': 'x' }), /no Excel workbook/],
  ['a zip cut off at the end', () => whole.subarray(0, whole.length - 30), /cut off/],
  ['a zip cut in the middle', () => Buffer.concat([whole.subarray(0, 200), whole.subarray(400)]), /cut off/],
  ['only the start of a zip', () => Buffer.from('PK\x03\x04'), /cut off/],
  ['a part whose bytes were changed', () => flipped, /damaged/],
  [
    'a part of another checksum',
    () => zip({ ...parts, [first]: { bytes: Buffer.from(rows('')), crc: 1 } }),
    /damaged/,
  ],
  [
    'a sheet that is not there',
    () => zip(Object.fromEntries(Object.entries(parts).filter(([name]) => name !== first))),
    /cut off/,
  ],
  ['a bomb by its ratio', () => zip({ ...parts, [first]: { bytes: zeros(8) } }), /unpacks to 8 MB/],
  [
    'a bomb by its size',
    () => zip({ ...parts, [first]: { bytes: Buffer.from('x'), claims: 0xfffffff0 } }),
    /unpacks to 4096 MB/,
  ],
  [
    'a bomb that claims to be small',
    () => zip({ ...parts, [first]: { bytes: zeros(8), claims: 1000 } }),
    /damaged/,
  ],
  [
    'strings beyond what is held',
    () => zip({ ...parts, 'xl/sharedStrings.xml': { bytes: zeros(65) } }),
    /unpacks to 65 MB/,
  ],
  [
    'entities',
    () =>
      zip({ ...parts, [first]: `<!DOCTYPE x [<!ENTITY a "aaaa">]>${rows('<row><c><v>&a;</v></c></row>')}` }),
    /DTD/,
  ],
  [
    'an entity of nowhere',
    () => zip({ ...parts, [first]: rows('<row><c><v>&a;</v></c></row>') }),
    /well-formed/,
  ],
  [
    'a file of the machine as an entity',
    () => zip({ ...parts, 'xl/workbook.xml': '<!DOCTYPE x SYSTEM "file:///etc/passwd"><x/>' }),
    /DTD/,
  ],
  ['XML cut off', () => zip({ ...parts, [first]: '<worksheet><sheetData><row>' }), /well-formed/],
  [
    'megabytes without a tag',
    () => zip({ ...parts, [first]: `<worksheet><!--${'ab'.repeat(1024 * 1024)}--></worksheet>` }),
    /well-formed/,
  ],
  [
    'XML that is no UTF-8',
    () => zip({ ...parts, [first]: { bytes: Buffer.from([0x3c, 0x61, 0x3e, 0xff]) } }),
    /well-formed/,
  ],
  [
    'a cell beyond all columns',
    () => zip({ ...parts, [first]: rows('<row r="1"><c r="XFD1"><v>1</v></c></row>') }),
    /too large/,
  ],
  [
    'a text that is not there',
    () => zip({ ...parts, [first]: rows('<row><c t="s"><v>99</v></c></row>') }),
    /damaged/,
  ],
  [
    'merges of everything',
    () => workbook({ rows: Array.from({ length: 9000 }, () => ['a']), merges: ['A1:XFD9000'] }),
    /merged/,
  ],
  ['a web page called .xls', () => Buffer.from('<html><table></table></html>'), /HTML/],
  ['a PDF', () => Buffer.from('%PDF-1.4 …'), /PDF/],
  ['quotes that never end', () => Buffer.from('a,b\n"1,2\n3,4\n'), /well-formed CSV/],
  ['too many columns of CSV', () => Buffer.from(','.repeat(300)), /too large/],
];

test.each(hostile)('%s is refused in a sentence', async (_what, file, reason) => {
  const refusal = await readSheets(file()).catch((error: unknown) => error);
  expect(refusal).toBeInstanceOf(Refusal);
  expect((refusal as Refusal).en).toMatch(reason);
  expect((refusal as Refusal).th).toMatch(/[ก-ฮ]/);
});

test('a workbook that is refused unpacks no more than it claims', async () => {
  const before = process.memoryUsage().arrayBuffers;
  const bomb = zip({ ...parts, [first]: { bytes: zeros(200), claims: 5000 } });
  await expect(readSheets(bomb)).rejects.toThrow(Refusal);
  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(300 * 1024 * 1024);
});

test('a million blank rows are passed over', async () => {
  const blank = Array.from({ length: 1_000_000 }, (_, n) => `<row r="${n + 3}" spans="1:24"/>`).join('');
  const xml = rows(
    `<row r="1"><c r="A1"><v>1</v></c></row>${blank}<row r="1000003"><c r="B1000003"><v>2</v></c></row>`,
  );
  const [read] = await readSheets(zip({ ...parts, [first]: xml }));
  expect([...(read?.rows ?? [])]).toEqual([
    { line: 1, cells: ['1'] },
    { line: 1_000_003, cells: ['', '2'] },
  ]);
  const [csv] = await readSheets(Buffer.from(`a,b\n${',\n'.repeat(1_000_000)}1,2\n`));
  expect([...(csv?.rows ?? [])].map(({ line }) => line)).toEqual([1, 1_000_002]);
});
