import { hashPassword } from '../../src/viewer/password.js';
import { bearer, logIn, tryLogIn } from '../support/log-in.js';
import { makeWorld, password, type World } from '../support/world.js';

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});
afterAll(() => world.close());

test('a token of logIn says who asks, for a quarter of an hour', async () => {
  const { token, expiresAt, userErrors } = await logIn(world, 'officeOfPhrae', password);
  expect(userErrors).toEqual([]);
  expect(new Date(expiresAt).getTime() - Date.now()).toBeLessThanOrEqual(15 * 60 * 1000);
  const answer = await world.ask(
    '{ viewer { username role province { code } localGovernment { code } } }',
    bearer(token),
  );
  expect(answer.data().viewer).toEqual({
    username: 'officeofphrae',
    role: 'PROVINCE',
    province: { code: '54' },
    localGovernment: null,
  });
});

test('a wrong password, an unknown name and a disabled account get the same answer', async () => {
  await world.database.query(`update account set disabled_at = now() where username = 'officeofnongkhai'`);
  const answers = [
    await tryLogIn(world, 'officeOfPhrae', 'wrong'),
    await tryLogIn(world, 'nobody', password),
    await tryLogIn(world, 'officeOfNongKhai', password),
  ];
  expect(answers[0]?.data().logIn).toMatchObject({
    ...{ token: null, expiresAt: null, refreshToken: null },
    userErrors: [{ code: 'INVALID_CREDENTIALS', path: [], retryAfterSeconds: null }],
  });
  for (const { status, body } of answers)
    expect({ status, body }).toEqual({ status: 200, body: answers[0]?.body });
});

test('the letters of a password are the same in whatever form a keyboard sends them', async () => {
  const composed = 'café น้ำ ริมโขง'.normalize('NFC');
  const hash = await hashPassword(composed.normalize('NFD'));
  await world.database.query(`update account set password_hash = $1 where username = 'department'`, [hash]);
  expect((await logIn(world, 'department', composed)).userErrors).toEqual([]);
});

test('nobody logged in is no error: viewer is null', async () => {
  expect((await world.ask('{ viewer { username } }')).data()).toEqual({ viewer: null });
});
