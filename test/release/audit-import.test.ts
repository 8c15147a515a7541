import { createHash } from 'node:crypto';
import { approve } from '../../src/release/approve.commands.js';
import { testDatabase, type TestDatabase } from '../support/database.js';
import { by } from './life.js';
import { bytes, importOf, resultsCsv, resultsRow, someMarks, withRegistry } from './lists.js';

let test_: TestDatabase;
beforeEach(async () => {
  test_ = await testDatabase();
  await withRegistry(test_.database);
});
afterEach(() => test_.drop());

const round = [
  [20, 10],
  [40, 20],
  [50, 40],
  [60, 30],
] as const;
const phrae = resultsCsv(resultsRow('2540101,PAO,แพร่,เมืองแพร่', someMarks));
const nongKhai = resultsCsv(resultsRow('2430101,PAO,หนองคาย,เมืองหนองคาย', round));
const stranger = resultsCsv(resultsRow(',SAO,ป่าเเดงเก่าแก่,สูงเม่น', someMarks));
const map = bytes('name_th,type,district_th,province_th,dla_code\nอบต.ป่าแดงเก่าแก่,อบต.,สูงเม่น,แพร่,06540102');
const sha = (file: Uint8Array) => createHash('sha256').update(file).digest('hex');

const lastEvent = async () =>
  (
    await test_.database.query<Record<string, unknown>[]>(
      `select actor, origin, subject, before, after, details, file_name, file_sha256
         from audit_event where action = 'IMPORT_RESULTS' order by id desc limit 1`,
    )
  )[0];

test('an import is kept with its file, and what it brought', async () => {
  await importOf(test_.database, phrae);
  expect(await lastEvent()).toMatchObject({
    ...{ actor: 'tester', origin: 'command line', subject: '2559/1', before: null },
    ...{ file_name: 'results.csv', file_sha256: sha(phrae) },
    after: { state: 'DRAFT', total: 6, assessed: 1, written: 6, provinces: ['54'] },
    details: { files: [{ name: 'results.csv', sha256: sha(phrae) }], acceptChanges: false, acceptedCount: 0 },
  });
});

test('of several files each is kept with its hash, the mapping too, and which warnings were accepted', async () => {
  const files = [
    { name: 'nk.csv', bytes: nongKhai },
    { name: 'phrae.csv', bytes: stranger },
  ];
  await importOf(test_.database, phrae, {
    ...{ files, accept: true, acceptChanges: true, mapping: { name: 'map.csv', bytes: map } },
  });
  expect(await lastEvent()).toMatchObject({
    file_name: 'nk.csv, phrae.csv',
    after: { assessed: 2, provinces: ['43', '54'] },
    details: {
      files: [
        { name: 'nk.csv', sha256: sha(nongKhai) },
        { name: 'phrae.csv', sha256: sha(stranger) },
        { name: 'map.csv', sha256: sha(map), use: 'mapping' },
      ],
      ...{ acceptChanges: true, acceptedCount: 1 },
      accepted: [{ file: 'nk.csv', line: 2, en: expect.stringContaining('round') }],
    },
  });
});

test('an import into an approved draft ends the approval, in the answer and in what is kept', async () => {
  await importOf(test_.database, phrae);
  const second = by({ role: 'ADMIN', accountId: 2, username: 'second' });
  expect(await approve(test_.database, second, { year: 2559 })).toMatchObject({ ok: true });
  const more = await importOf(test_.database, nongKhai, { into: 1, accept: true });
  expect(more).toMatchObject({ ok: true, release: { approvedBy: null, approvedAt: null } });
  expect(await lastEvent()).toMatchObject({
    before: { approvedBy: 'second', assessed: 1, total: 6 },
    after: { approvedBy: null, assessed: 2, total: 6, written: 3, provinces: ['43'] },
  });
});
