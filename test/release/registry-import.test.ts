import { importRegistry } from '../../src/local-government/registry/registry.commands.js';
import { testDatabase, type TestDatabase } from '../support/database.js';
import {
  bytes,
  findingsOf,
  placesOf,
  registryCsv,
  registryHeader,
  registryRows,
  rowCounts,
  withRegistry,
} from './lists.js';

let test_: TestDatabase;
beforeEach(async () => {
  test_ = await testDatabase();
});
afterEach(() => test_.drop());

const confirmed = { effectiveOn: '2021-10-01', acceptChanges: true };
const run = (...rows: string[]) => importRegistry(test_.database, registryCsv(...rows), confirmed);

interface Row {
  code: string;
  type: string;
  name: string;
  area: number | null;
  search: string;
}
const bodies = () =>
  test_.database.query<Row[]>(
    'select code, type, name_th as name, area_km2 as area, search_text as search from local_government order by code',
  );

test('a list is taken in, and counted by province and type', async () => {
  expect(await run(...registryRows)).toMatchObject({ ok: true, listed: 6, added: 6, notes: [] });
  expect((await bodies()).map(({ code }) => code)).toEqual([
    '2430101',
    '2540101',
    '5430102',
    '6430103',
    '6540102',
    '6540103',
  ]);
  const counts = await test_.database.query(
    'select province_code || type as key, count from local_government_count order by 1',
  );
  expect(counts).toEqual([
    { key: '43PAO', count: 1 },
    { key: '43SAO', count: 1 },
    { key: '43SUBDISTRICT_MUNICIPALITY', count: 1 },
    { key: '54PAO', count: 1 },
    { key: '54SAO', count: 2 },
  ]);
});

test('codes of eight digits, Thai digits, stray marks and prefixes are read as what they mean', async () => {
  const file = bytes(
    `\ufeff${registryHeader},extra\r\n๐๕๔๓๐๑๐๒, เทศบาลตำบล ,"เทศบาลตำบล\r\n เวียงคุก\u200b",Wiang Khuk,๔๓,อ.เมืองหนองคาย,"๑๒.๕",x\r\n`,
  );
  const imported = await importRegistry(test_.database, file);
  expect(imported).toMatchObject({ ok: true, listed: 1, notes: [{ column: 'extra' }] });
  const [body] = await bodies();
  expect(body).toMatchObject({
    code: '5430102',
    type: 'SUBDISTRICT_MUNICIPALITY',
    name: 'เวียงคุก',
    area: 12.5,
  });
  expect(body?.search).toContain('ทตเวียงคุก');
});

test('a second list corrects by code, keeps who is missing and says so', async () => {
  await withRegistry(test_.database);
  const imported = await run(
    '6540102,TOWN_MUNICIPALITY,ป่าแดง,Pa Daeng,54,เมืองแพร่,7',
    '6540199,SAO,ใหม่,Mai,54,เมืองแพร่,',
  );
  expect(imported).toMatchObject({ ok: true, listed: 2, added: 1 });
  expect(imported.notes.map(({ value }) => value)).toEqual([
    '2430101',
    '2540101',
    '5430102',
    '6430103',
    '6540103',
  ]);
  expect(await bodies()).toHaveLength(7);
  expect(await bodies()).toContainEqual(
    expect.objectContaining({ code: '6540102', type: 'TOWN_MUNICIPALITY', area: 7 }),
  );
});

test('two bodies may exchange their names', async () => {
  await run('6540102,SAO,ป่าแดง,A,54,เมืองแพร่,', '6540103,SAO,น้ำชำ,B,54,เมืองแพร่,');
  const imported = await run('6540102,SAO,น้ำชำ,B,54,เมืองแพร่,', '6540103,SAO,ป่าแดง,A,54,เมืองแพร่,');
  expect(imported.ok).toBe(true);
  expect((await bodies()).map(({ name }) => name)).toEqual(['น้ำชำ', 'ป่าแดง']);
});

test.each([
  ['a code that is none', '643010,SAO,ก,A,43,ข,', 'dla_code'],
  ['a code of another province', '6540102,SAO,ก,A,43,ข,', 'province_code'],
  ['a province that does not exist', '6990102,SAO,ก,A,99,ข,', 'province_code'],
  ['a type that does not exist', '6430102,SOA,ก,A,43,ข,', 'type'],
  ['no name', '6430102,SAO,,A,43,ข,', 'name_th'],
  ['no district', '6430102,SAO,ก,A,43,,', 'district_th'],
  ['a negative area', '6430102,SAO,ก,A,43,ข,-3', 'area_km2'],
  ['an area that is no number', '6430102,SAO,ก,A,43,ข,wide', 'area_km2'],
])('%s is refused at its row and column', async (_what, row, column) => {
  expect(placesOf(await run('2540101,PAO,แพร่,Phrae,54,เมืองแพร่,', row))).toEqual([`3 ${column}`]);
});

test('a quoted header after a byte-order mark is a header', async () => {
  const file = bytes(`\ufeff"dla_code"${registryHeader.slice('dla_code'.length)}\n${registryRows[0]}`);
  expect(await importRegistry(test_.database, file)).toMatchObject({ ok: true, listed: 1 });
});

test('the code of eight digits must be that of seven', async () => {
  const list = (long: string) => bytes(`${registryHeader},dla_code8\n${registryRows[1]},${long}`);
  expect(placesOf(await importRegistry(test_.database, list('05430103')))).toEqual(['2 dla_code8']);
  expect(await importRegistry(test_.database, list('05430102'))).toMatchObject({ ok: true });
});

test('the nearest type is named', async () => {
  const [found] = findingsOf(await run('6430102,เทศบาลตำบน,ก,A,43,ข,'));
  expect(found?.en).toContain('Nearest: SUBDISTRICT_MUNICIPALITY');
  expect(found?.th).toContain('เทศบาลตำบล');
});

test('one body twice, by code or by name, is refused on the second line', async () => {
  const refused = await run(
    '6430102,SAO,ก,A,43,ข,',
    '6430102,SAO,ค,A,43,ข,',
    '6430103,SAO,ก,A,43,ข,',
    '6430104,SUBDISTRICT_MUNICIPALITY,ก,A,43,ข,',
  );
  expect(placesOf(refused)).toEqual(['3 dla_code', '4 name_th']);
});

test('the name of a body the list leaves out cannot be given to another', async () => {
  await run('6430102,SAO,ก,A,43,ข,');
  expect(placesOf(await run('6430103,SAO,ก,A,43,ข,'))).toEqual(['2 name_th']);
});

test('everything wrong is told at once, by line, and nothing is written', async () => {
  await withRegistry(test_.database);
  const before = await rowCounts(test_.database);
  const refused = await run(
    '6430110,SAO,ดี,Good,43,ข,',
    'x,SAO,ก,A,43,ข,',
    '6430102,SAO',
    '6430104,no,,A,43,ข,0',
  );
  expect(placesOf(refused)).toEqual(['3 dla_code', '4', '5 type', '5 name_th', '5 area_km2']);
  expect(await rowCounts(test_.database)).toEqual(before);
});

test('lines are counted as an editor shows them', async () => {
  const file = bytes(`${registryHeader}\n\n6430110,SAO,"ด\nี",Good,43,ข,\n\n6430104,no,ก,A,43,ข,\n`);
  expect(placesOf(await importRegistry(test_.database, file))).toEqual(['6 type']);
});

test('a header that is not the list’s says what was expected and what was found', async () => {
  const [found] = findingsOf(
    await importRegistry(
      test_.database,
      bytes('code,type,name_th,name_en,province_code,district_th\n1,2,3,4,5,6'),
    ),
  );
  expect(found).toMatchObject({ line: 1, column: 'dla_code' });
  expect(found?.en).toMatch(/Expected: dla_code, type.*Found: code, type/);
});

test.each([
  ['an empty file', bytes('')],
  ['a header alone', bytes(registryHeader)],
  ['a file in another encoding', new Uint8Array([...registryCsv(...registryRows), 0xa1, 0xa2])],
  ['a quotation mark that is never closed', bytes(`${registryHeader}\n"6430110,SAO`)],
])('%s is refused as a whole', async (_what, file) => {
  expect(placesOf(await importRegistry(test_.database, file))).toEqual(['file']);
});

test('no real list goes into the demo nation', async () => {
  await test_.database.query('insert into demo_nation default values');
  const [found] = findingsOf(await run(...registryRows));
  expect(found?.en).toContain('DATABASE_URL');
  expect(await bodies()).toEqual([]);
});
