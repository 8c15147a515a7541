import { type AccountInput, createAccount } from '../../src/account/account.commands.js';
import { bearer, changePassword, logIn } from '../support/log-in.js';
import { makeWorld, type World } from '../support/world.js';

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});
afterAll(() => world.close());

const doer = { viewer: { role: 'ADMIN', accountId: 0, username: 'tester' }, origin: 'command line' } as const;
const add = (account: Partial<AccountInput>) =>
  createAccount(world.database, doer, {
    ...{ username: 'somchai', role: 'DEPARTMENT', displayName: null },
    ...{ provinceCode: null, localGovernmentCode: null, ...account },
  });

test('a first password opens nothing but the change to one’s own, which logs in', async () => {
  const added = await add({ username: 'Office-54', role: 'PROVINCE', provinceCode: '54' });
  if (!added.ok) throw new Error(added.userErrors[0]?.message.en);
  const password = added.oneTimePassword;
  expect(await logIn(world, 'office-54', password)).toMatchObject({
    ...{ token: null, refreshToken: null },
    userErrors: [{ code: 'PASSWORD_CHANGE_REQUIRED', path: ['password'] }],
  });
  const newPassword = 'ข้าวเหนียว มะม่วง และทะเล';
  const changed = await changePassword(world, { username: 'OFFICE-54', password, newPassword });
  expect(changed.userErrors).toEqual([]);
  const answer = await world.ask(
    '{ viewer { role province { code } } localGovernments { totalCount } }',
    bearer(changed.token),
  );
  expect(answer.data()).toEqual({
    viewer: { role: 'PROVINCE', province: { code: '54' } },
    localGovernments: { totalCount: 6 },
  });
  expect((await logIn(world, 'office-54', password)).userErrors[0].code).toBe('INVALID_CREDENTIALS');
  expect((await logIn(world, 'office-54', newPassword)).token).not.toBeNull();
});

test.each<[string, Partial<AccountInput>, string, RegExp]>([
  ['a name that is none', { username: 'a b' }, 'INVALID_NAME', /no name/],
  ['a name that is taken', { username: 'admin' }, 'NAME_TAKEN', /already/],
  ['an office without a province', { role: 'PROVINCE' }, 'INVALID_SCOPE', /goes with the role PROVINCE/],
  ['a department with one', { provinceCode: '54' }, 'INVALID_SCOPE', /goes with the role PROVINCE/],
  ['a province that is none', { role: 'PROVINCE', provinceCode: '99' }, 'INVALID_SCOPE', /no province 99/],
  ['a local government without a code', { role: 'LAO' }, 'INVALID_SCOPE', /goes with the role LAO/],
  [
    'a local government that is none',
    { role: 'LAO', localGovernmentCode: '6999999' },
    'INVALID_SCOPE',
    /no local government 6999999/,
  ],
])('%s is refused, and nothing is written', async (_name, account, code, why) => {
  const count = () => world.database.query('select count(*) from account');
  const before = await count();
  expect(await add(account)).toMatchObject({
    ok: false,
    userErrors: [{ code, message: { en: expect.stringMatching(why), th: expect.stringMatching(/[ก-๙]/) } }],
  });
  expect(await count()).toEqual(before);
});

test.each([
  ['short', 'สั้นเกินไป'],
  ['long', 'ยาว มาก '.repeat(17)],
  ['a common one with a year', 'Password2568!'],
  ['a common one in disguise', 'P@ssw0rd1234'],
  ['a run', 'abcdefghijklmnop'],
  ['a row of keys', 'qwertyuiop123'],
  ['one sign again and again', 'aaaaaaaaaaaaaaaa'],
  ['the name of the account', 'my admin is the best'],
  ['a word of this country', 'รหัสผ่าน123456'],
])('a password that is %s is refused, in both languages', async (_what, newPassword) => {
  const changed = await changePassword(world, {
    username: 'admin',
    password: 'a password of the world',
    newPassword,
  });
  expect(changed).toMatchObject({
    token: null,
    userErrors: [{ code: 'WEAK_PASSWORD', path: ['newPassword'] }],
  });
  expect(changed.userErrors[0].message.th).toMatch(/[ก-๙]/);
});

test.each(['correct horse battery staple', 'ข้าวเหนียวมะม่วงทะเลใส', 'Xk7#mQ2$vL9pWz', '🐘🌾🛕 ริมโขงยามเย็น'])(
  'a good password is taken: %s',
  async (newPassword) => {
    const { username, oneTimePassword } = await fresh();
    const changed = await changePassword(world, { username, password: oneTimePassword, newPassword });
    expect(changed.userErrors).toEqual([]);
  },
);

let nth = 0;
async function fresh() {
  const username = `fresh-${(nth += 1)}`;
  const added = await add({ username });
  if (!added.ok) throw new Error('refused');
  return { username, oneTimePassword: added.oneTimePassword };
}
