import { placesOf, rowCounts } from '../release/lists.js';
import { testDatabase, type TestDatabase } from '../support/database.js';
import { bodies, historyOf, take } from './list.js';

let own: TestDatabase;
beforeEach(async () => {
  own = await testDatabase();
  const first = await take(own.database, bodies, { acceptChanges: false });
  if (!first.ok) throw new Error(JSON.stringify(first.findings));
});
afterEach(() => own.drop());

const [paDaeng, , namCham] = bodies;

const bodyOf = async (code: string) => {
  const [row] = await own.database.query<Record<string, unknown>[]>(
    `select lg.id, lg.type, lg.name_th as name, lg.name_en as "nameEn", lg.closed_on as "closedOn",
            lg.founded_on as "foundedOn", successor.code as "mergedInto", lg.search_text as search
       from local_government lg left join local_government successor on successor.id = lg.merged_into_id
      where lg.code = $1`,
    [code],
  );
  return row;
};

const countOf = async (type: string): Promise<number> => {
  const [row] = await own.database.query<{ count: number }[]>(
    'select count from local_government_count where type = $1',
    [type],
  );
  return row?.count ?? 0;
};

test('an upgrade with another name and code is one body, and each thing that changed is told', async () => {
  const before = await bodyOf('6540103');
  const upgrade = '5540110,ทต.,นาจักรใหม่,,54,เมืองแพร่,1 ต.ค. 2565,6540103';
  const taken = await take(own.database, [paDaeng, upgrade, namCham]);
  expect(taken).toMatchObject({
    ok: true,
    added: 0,
    difference: { counts: { TYPE_CHANGED: 1, RENAMED: 1, CODE_CHANGED: 1, LISTED: 0 }, unchanged: 2 },
  });
  const after = await bodyOf('5540110');
  expect(after).toMatchObject({ id: before?.['id'], type: 'SUBDISTRICT_MUNICIPALITY', nameEn: null });
  expect(await bodyOf('6540103')).toBeUndefined();
  expect(await historyOf(own.database, '5540110')).toEqual([
    'LISTED → 6540103/SAO/นาจักร',
    'TYPE_CHANGED 2022-10-01 6540103/SAO/นาจักร → 6540103/SUBDISTRICT_MUNICIPALITY/นาจักร',
    'RENAMED 2022-10-01 6540103/SUBDISTRICT_MUNICIPALITY/นาจักร → 6540103/SUBDISTRICT_MUNICIPALITY/นาจักรใหม่',
    'CODE_CHANGED 2022-10-01 6540103/SUBDISTRICT_MUNICIPALITY/นาจักรใหม่ → 5540110/SUBDISTRICT_MUNICIPALITY/นาจักรใหม่',
  ]);
  expect(after?.['search']).toMatch(/ทตนาจักรใหม่.*อบตนาจักร/);
  expect([await countOf('SAO'), await countOf('SUBDISTRICT_MUNICIPALITY')]).toEqual([2, 1]);
});

test('the same file taken in again changes nothing', async () => {
  const list = [
    '5540110,ทต.,นาจักร,,54,เมืองแพร่,2022-10-01,6540103',
    '6540104,SAO,น้ำชำ,Nam Cham,54,เมืองแพร่,2023-10-01,,6540102,ยุบรวม',
    paDaeng,
  ];
  await take(own.database, list);
  const again = await take(own.database, list, { effectiveOn: '2024-10-01', acceptChanges: false });
  expect(again).toMatchObject({ ok: true, added: 0, difference: { changes: [], unchanged: 3, absent: 0 } });
});

test('a former name is still found after a later list that changes but figures', async () => {
  await take(own.database, ['6540103,ทต.,นาจักร,,54,เมืองแพร่']);
  await take(own.database, ['6540103,ทต.,นาจักร,Na Chak,54,เมืองแพร่']);
  expect((await bodyOf('6540103'))?.['search']).toMatch(/ทตนาจักร.*อบตนาจักร/);
});

test('a district and a spelling: the one is a change, the other is not', async () => {
  const taken = await take(own.database, ['6540103,SAO,นา จักร,,54,สูงเม่น', paDaeng, namCham]);
  expect(taken.difference?.changes.map(({ kind }) => kind)).toEqual(['DISTRICT_CHANGED']);
  expect(await bodyOf('6540103')).toMatchObject({ name: 'นา จักร', nameEn: 'Na Chak' });
});

test('one merged and one closed are kept, count no more, and leave their names to others', async () => {
  const taken = await take(own.database, [
    '6540103,SAO,นาจักร,,54,เมืองแพร่,01/10/2565,,6540102',
    '6540104,SAO,น้ำชำ,,54,เมืองแพร่,2566-10-01,,,closed',
    '6540199,SAO,น้ำชำ,,54,เมืองแพร่,2566-10-01,,,new',
  ]);
  expect(taken).toMatchObject({ ok: true, added: 1, difference: { counts: { MERGED: 1, CLOSED: 1 } } });
  expect(await bodyOf('6540103')).toMatchObject({ closedOn: '2022-10-01', mergedInto: '6540102' });
  expect(await bodyOf('6540104')).toMatchObject({ closedOn: '2023-10-01', mergedInto: null });
  expect(await bodyOf('6540199')).toMatchObject({ foundedOn: '2023-10-01', closedOn: null });
  expect(await countOf('SAO')).toBe(2);
  expect((await historyOf(own.database, '6540103')).at(-1)).toBe(
    'MERGED 2022-10-01 6540103/SAO/นาจักร → 6540102',
  );
});

test('one that was closed is not opened by being listed, but by being said to exist', async () => {
  await take(own.database, ['6540104,SAO,น้ำชำ,,54,เมืองแพร่,,,,closed']);
  expect(placesOf(await take(own.database, [namCham]))).toEqual(['2 status']);
  const reopened = '6540104,SAO,น้ำชำ,,54,เมืองแพร่,2022-01-01,,,active';
  expect(await take(own.database, [reopened])).toMatchObject({ ok: true });
  expect(await bodyOf('6540104')).toMatchObject({ closedOn: null });
  expect((await historyOf(own.database, '6540104')).map((told) => told.split(' ')[0])).toEqual([
    'LISTED',
    'CLOSED',
    'REOPENED',
  ]);
});

test('changes of bodies that are there want to be confirmed; new ones and figures do not', async () => {
  const list = ['6540103,ทต.,นาจักร,,54,เมืองแพร่', '6540199,SAO,ใหม่,,54,เมืองแพร่'];
  const before = await rowCounts(own.database);
  const refused = await take(own.database, list, { acceptChanges: false });
  expect(refused).toMatchObject({
    ok: false,
    findings: [{ severity: 'warning', en: expect.stringContaining('--accept-changes') }],
    difference: { counts: { TYPE_CHANGED: 1, LISTED: 1 }, absent: 2 },
  });
  expect(await rowCounts(own.database)).toEqual(before);
  expect(await take(own.database, [list[1] ?? ''], { acceptChanges: false })).toMatchObject({ ok: true });
});

test('a dry run shows what would change and changes nothing', async () => {
  const list = ['6540103,ทต.,นาจักร,,54,เมืองแพร่', '6540199,SAO,ใหม่,,54,เมืองแพร่'];
  const before = await rowCounts(own.database);
  const dry = await take(own.database, list, { acceptChanges: false, dryRun: true });
  const expected = { counts: { TYPE_CHANGED: 1, LISTED: 1 }, absent: 2 };
  expect(dry).toMatchObject({ ok: true, written: false, difference: expected });
  expect(await rowCounts(own.database)).toEqual(before);
  expect(await historyOf(own.database, '6540103')).toHaveLength(1);
  expect(await own.database.query('select from audit_event')).toHaveLength(1);
});

test('the import is kept with its changes, before and after, and the file', async () => {
  await take(own.database, ['6540103,ทต.,นาจักร,,54,เมืองแพร่', paDaeng, namCham]);
  const [event] = await own.database.query<unknown[]>(
    'select action, actor, before, after, file_name, length(file_sha256) as hash from audit_event order by id desc',
  );
  expect(event).toMatchObject({
    ...{ action: 'IMPORT_REGISTRY', actor: 'tester', file_name: 'list.csv', hash: 64 },
    before: { bodies: 3, changed: [{ code: '6540103', kind: 'TYPE_CHANGED', type: 'SAO' }] },
    after: {
      changed: [{ kind: 'TYPE_CHANGED', effectiveOn: '2021-10-01', type: 'SUBDISTRICT_MUNICIPALITY' }],
    },
  });
});

test('the database changes and deletes nothing of a history, for its owner either', async () => {
  for (const sql of [
    `update local_government_change set kind = 'CLOSED'`,
    'delete from local_government_change',
    'truncate local_government_change',
  ])
    await expect(own.database.query(sql)).rejects.toThrow('append-only');
});

test('a row of a history changes one thing', async () => {
  const insert = (kind: string, type: string, code: string) =>
    own.database.query(
      `insert into local_government_change (local_government_id, province_code, kind, effective_on,
         before_code, before_type, before_name_th, before_district_th, after_code, after_type, after_name_th,
         after_district_th, source_file, source_sha256, imported_by)
       select id, '54', $1, '2021-10-01', '6540103', 'SAO', 'ก', 'ข', $3, $2, 'ก', 'ข', 'x', repeat('0', 64), 'x'
         from local_government where code = '6540103'`,
      [kind, type, code],
    );
  await insert('TYPE_CHANGED', 'TOWN_MUNICIPALITY', '6540103');
  await expect(insert('TYPE_CHANGED', 'TOWN_MUNICIPALITY', '4540103')).rejects.toThrow('check');
  await expect(insert('CODE_CHANGED', 'TOWN_MUNICIPALITY', '4540103')).rejects.toThrow('check');
});
