import { importList } from '../../src/account/import-list.commands.js';
import { CommandManager } from '../../src/database/command-manager.js';
import { changePassword, logIn } from '../support/log-in.js';
import { makeWorld, type World } from '../support/world.js';

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});
afterAll(() => world.close());

const send = (input: object, as = world.ids.admin) =>
  world.ask(
    `mutation ($input: ImportAccountsInput!) { importAccounts(input: $input) {
       count firstPasswords { username displayName oneTimePassword } findingCount
       findings { severity row column value message { th en } } userErrors { code path message { th en } } } }`,
    { as, variables: { input } },
  );
const make = async (csv: string, more: object = {}) => (await send({ csv, ...more })).data().importAccounts;

const named = (like: string) =>
  world.database.query<{ username: string }[]>('select username from account where username like $1', [like]);

test('a list of bodies as it is becomes accounts; each logs in with its password and another one of its own', async () => {
  const csv = 'dla_code,name_th,province_code\n6430102,บ้านเดื่อ,43\n6430103,"หนอง,นาง",43\n';
  const { count, firstPasswords, findings, userErrors } = await make(csv);
  expect([count, findings, userErrors]).toEqual([2, [], []]);
  expect(firstPasswords).toEqual([
    {
      username: 'lao-6430102',
      displayName: 'บ้านเดื่อ',
      oneTimePassword: expect.stringMatching(/^[a-z2-9-]{23}$/),
    },
    { username: 'lao-6430103', displayName: 'หนอง,นาง', oneTimePassword: expect.any(String) },
  ]);
  const [{ username, oneTimePassword }] = firstPasswords;
  expect((await logIn(world, username, oneTimePassword)).userErrors).toMatchObject([
    { code: 'PASSWORD_CHANGE_REQUIRED' },
  ]);
  const newPassword = 'ปลาบึก แม่น้ำ ตะวัน เรือ';
  const changed = await changePassword(world, { username, password: oneTimePassword, newPassword });
  expect(changed.userErrors).toEqual([]);
  const rows = await world.database.query(
    `select actor, origin, subject, after from audit_event where action = 'ADD_ACCOUNT' order by subject`,
  );
  expect(rows).toMatchObject([
    {
      actor: 'admin',
      origin: '127.0.0.1',
      subject: 'lao-6430102',
      after: { role: 'LAO', provinceCode: '43' },
    },
    { subject: 'lao-6430103', after: { localGovernmentCode: '6430103', mustChangePassword: true } },
  ]);
  const kept = await world.database.query(
    'select e::text from audit_event e union all select a::text from account a union all select d::text from deed_key d',
  );
  for (const each of firstPasswords) expect(JSON.stringify(kept)).not.toContain(each.oneTimePassword);
});

test('what is there already stays as it is, so that a list may be sent again', async () => {
  const before = await world.database.query(`select * from account where username = 'lao-6430103'`);
  const again = await make('dla_code\n6430103\n6430104\n');
  expect(again).toMatchObject({ count: 1, firstPasswords: [{ username: 'lao-6430104' }], userErrors: [] });
  expect(again.findings).toMatchObject([
    {
      severity: 'note',
      row: 2,
      column: 'username',
      value: 'lao-6430103',
      message: { th: expect.any(String) },
    },
  ]);
  expect(await world.database.query(`select * from account where username = 'lao-6430103'`)).toEqual(before);
});

test('with anything wrong nothing is made, and the answer says what, in which line', async () => {
  const csv = 'username,role,province_code,dla_code\nx-54,PROVINCE,54,\nx-99,PROVINCE,99,\nx-1,BOSS,,\n';
  const refused = await make(csv);
  expect(refused).toMatchObject({ count: null, firstPasswords: null, findingCount: 2 });
  expect(refused.userErrors).toEqual([
    {
      ...{ code: 'ROWS_REFUSED', path: ['csv'] },
      message: {
        th: expect.stringContaining('บรรทัด 4 role "BOSS"'),
        en: expect.stringContaining('line 4, role "BOSS" is no role. There are: LAO, PROVINCE,'),
      },
    },
  ]);
  expect(refused.findings).toMatchObject([
    { severity: 'error', row: 4, column: 'role', value: 'BOSS' },
    { severity: 'error', row: 3, column: 'province_code', value: '99' },
  ]);
  expect(await named('x-%')).toEqual([]);
});

test('a dry run says how many there would be, and makes none', async () => {
  const tried = await make('username,role\ntried-1,DEPARTMENT\nadmin,ADMIN\n', { dryRun: true });
  expect(tried).toMatchObject({ count: 1, firstPasswords: null, findingCount: 1, userErrors: [] });
  expect(await named('tried-%')).toEqual([]);
});

const list = (rows: number) =>
  `username,role,display_name\n${Array.from(
    { length: rows },
    (_, nth) => `many-${nth},DEPARTMENT,องค์การบริหารส่วนตำบลที่ ${nth}\n`,
  ).join('')}`;

test('two thousand are made at once, four requests for the nation; one more is too many', async () => {
  const refused = await make(list(2001));
  expect(refused.userErrors).toMatchObject([{ code: 'ROWS_REFUSED' }]);
  expect(refused.findings[0].message.en).toContain('send at most 2000 at a time');
  const { count, firstPasswords } = await make(list(2000));
  expect([count, firstPasswords.length]).toEqual([2000, 2000]);
  expect(await named('many-%')).toHaveLength(2000);
  expect(new Set(firstPasswords.map((each: { oneTimePassword: string }) => each.oneTimePassword)).size).toBe(
    2000,
  );
});

test('as much is for administrators alone', async () => {
  const answer = await send({ csv: list(500) }, world.ids.department);
  expect(answer.errorCode()).toBe('VARIABLES_TOO_LARGE');
  expect((await send({ csv: 'x' }, world.ids.department)).errorCode()).toBe('FORBIDDEN');
});

test('where nobody waits to be told the passwords, no account is made', async () => {
  const doer = { viewer: { role: 'ADMIN', accountId: 0, username: 'tester' }, origin: '192.0.2.1' } as const;
  const input = { csv: 'username,role\nunheard-1,DEPARTMENT\n', dryRun: false, signal: AbortSignal.abort() };
  await expect(importList(new CommandManager(world.service), doer, input)).rejects.toThrow('aborted');
  expect(await named('unheard-%')).toEqual([]);
});
