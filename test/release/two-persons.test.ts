import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { testDatabase, type TestDatabase } from '../support/database.js';
import { resultsCsv, resultsRow, someMarks, withRegistry } from './lists.js';
import { typedOn } from './typed.js';

let test_: TestDatabase;
let folder: string;
beforeEach(async () => {
  test_ = await testDatabase();
  await withRegistry(test_.database);
  for (const [name, role, province] of [
    ['malee', 'ADMIN', null],
    ['somchai', 'ADMIN', null],
    ['office', 'PROVINCE', '54'],
    ['gone', 'ADMIN', null],
  ])
    await test_.database.query(
      `insert into account (username, display_name, password_hash, role, province_code, disabled_at)
       values ($1, $1, 'none', $2, $3, case when $1 = 'gone' then now() end)`,
      [name, role, province],
    );
  folder = mkdtempSync(join(tmpdir(), 'lpa-two-'));
  writeFileSync(join(folder, 'phrae.csv'), resultsCsv(resultsRow('2540101,PAO,แพร่,เมืองแพร่', someMarks)));
});
afterEach(async () => {
  rmSync(folder, { recursive: true });
  await test_.drop();
});

const typed = (...args: string[]) =>
  typedOn(test_.url, [...args, '--year', '2559'], { REQUIRE_APPROVAL: 'true' });
/** As a program reads it. */
const answer = async (...args: string[]): Promise<unknown> => {
  const [code, said] = await typed(...args);
  return [code, JSON.parse(said)];
};
const file = () => join(folder, 'phrae.csv');

test('where two persons are needed, nobody acts as the user of the machine, nor as no administrator', async () => {
  for (const deed of [['import', file()], ['approve'], ['publish'], ['publish', '--dry-run']])
    await expect(typed(...deed)).rejects.toThrow('--as is missing');
  for (const name of ['nobody', 'office', 'gone'])
    await expect(typed('import', file(), '--as', name)).rejects.toThrow(
      `--as ${name}: there is no such account`,
    );
  expect((await typed('check', file()))[0]).toBe(0);
  expect((await typedOn(test_.url, ['list'], { REQUIRE_APPROVAL: 'true' }))[0]).toBe(0);
});

test('one name of a person over both doors: who imported cannot approve, whichever way', async () => {
  expect((await typed('import', file(), '--as', 'Malee'))[0]).toBe(0);
  expect(await typed('approve', '--as', 'malee')).toEqual([
    1,
    expect.stringContaining('somebody else must approve'),
  ]);
  expect((await typed('approve', '--as', 'somchai'))[0]).toBe(0);
  expect((await typed('publish', '--as', 'somchai'))[0]).toBe(1);
  expect((await typed('publish', '--as', 'malee'))[0]).toBe(0);
  expect(
    await test_.database.query(
      `select action, actor, origin from audit_event where action in ('IMPORT_RESULTS', 'APPROVE', 'PUBLISH') order by id`,
    ),
  ).toEqual(
    [
      ['IMPORT_RESULTS', 'malee'],
      ['APPROVE', 'somchai'],
      ['PUBLISH', 'malee'],
    ].map(([action, actor]) => ({ action, actor, origin: expect.stringMatching(/^command line of .+/) })),
  );
});

test('a deed that is typed again under its key is done once, and another one under it is refused', async () => {
  const importing = ['import', file(), '--as', 'malee', '--key', 'phrae', '--json'];
  const first = await answer(...importing);
  expect(first).toMatchObject([0, { ok: true, release: { number: 1 } }]);
  expect(await answer(...importing)).toEqual(first);
  expect((await typedOn(test_.url, ['list', '--json']))[1].match(/"number"/g)).toHaveLength(1);
  for (const other of [
    ['--note', 'Other.'],
    ['--move', '50'],
  ]) {
    const [code, why] = await typed('import', file(), '--as', 'malee', '--key', 'phrae', ...other);
    expect([code, why]).toEqual([1, expect.stringContaining('This key was used')]);
  }
  const approving = ['approve', '--as', 'somchai', '--key', 'a', '--json'];
  expect(await answer(...approving)).toEqual(await answer(...approving));
  expect((await typed('publish', '--as', 'malee', '--key', 'p'))[0]).toBe(0);
  expect((await typed('publish', '--as', 'malee', '--key', 'p'))[0]).toBe(0);
  expect(
    await test_.database.query(
      `select count(*)::int as count from audit_event where action in ('APPROVE', 'PUBLISH')`,
    ),
  ).toEqual([{ count: 2 }]);
});
