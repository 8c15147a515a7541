import { addAccount, type NewAccount } from '../../src/account/account-registration.commands.js';
import { makeWorld, type World } from '../support/world.js';

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});
afterAll(() => world.close());

const add = (account: Partial<NewAccount>) =>
  addAccount(
    world.database,
    {
      ...{ username: 'somchai', role: 'DEPARTMENT', provinceCode: null, localGovernmentCode: null },
      ...account,
    },
    'tester',
  );

const logIn = (username: string, password: string) =>
  world.ask('mutation ($input: LogInInput!) { logIn(input: $input) { token userErrors { code } } }', {
    variables: { input: { username, password } },
  });

test('a new account logs in with the password it was given, and reads what is its own', async () => {
  const added = await add({ username: 'Office-54', role: 'PROVINCE', provinceCode: '54' });
  if (!added.ok) throw new Error(added.why);
  const { token } = (await logIn('office-54', added.password)).data().logIn;
  const answer = await world.ask('{ viewer { role province { code } } localGovernments { totalCount } }', {
    headers: { authorization: `Bearer ${token}` },
  });
  expect(answer.data()).toEqual({
    viewer: { role: 'PROVINCE', province: { code: '54' } },
    localGovernments: { totalCount: 6 },
  });
});

test.each<[string, Partial<NewAccount>, RegExp]>([
  ['a name that is none', { username: 'a b' }, /no user name/],
  ['a name that is taken', { username: 'admin' }, /already/],
  ['an office without a province', { role: 'PROVINCE' }, /--province goes with the role PROVINCE/],
  ['a department with one', { provinceCode: '54' }, /--province goes with/],
  ['a province that is none', { role: 'PROVINCE', provinceCode: '99' }, /no province 99/],
  ['a local government without a code', { role: 'LAO' }, /--code goes with the role LAO/],
  [
    'a local government that is none',
    { role: 'LAO', localGovernmentCode: '6999999' },
    /no local government 6999999/,
  ],
])('%s is refused, and nothing is written', async (_name, account, why) => {
  const count = () => world.database.query('select count(*) from account');
  const before = await count();
  expect(await add(account)).toEqual({ ok: false, why: expect.stringMatching(why) });
  expect(await count()).toEqual(before);
});
