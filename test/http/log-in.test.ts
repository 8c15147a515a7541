import jwt from 'jsonwebtoken';
import { jwtSecret } from '../support/ask.js';
import { makeWorld, password, type World } from '../support/world.js';

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});
afterAll(() => world.close());

const logIn = (username: string, secret: string) =>
  world.ask(
    `mutation ($input: LogInInput!) { logIn(input: $input) { token expiresAt userErrors { code path message { th en } } } }`,
    { variables: { input: { username, password: secret } } },
  );

test('a token of logIn says who asks, for a quarter of an hour', async () => {
  const { token, expiresAt, userErrors } = (await logIn('officeOfPhrae', password)).data().logIn;
  expect(userErrors).toEqual([]);
  expect(new Date(expiresAt).getTime() - Date.now()).toBeLessThanOrEqual(15 * 60 * 1000);
  const answer = await world.ask('{ viewer { username role province { code } localGovernment { code } } }', {
    headers: { authorization: `Bearer ${token}` },
  });
  expect(answer.data().viewer).toEqual({
    username: 'officeofphrae',
    role: 'PROVINCE',
    province: { code: '54' },
    localGovernment: null,
  });
});

test('a wrong password and an unknown name get the same answer', async () => {
  const [wrong, unknown] = [await logIn('officeOfPhrae', 'wrong'), await logIn('nobody', password)];
  expect(wrong.data().logIn).toMatchObject({ token: null, userErrors: [{ code: 'INVALID_CREDENTIALS' }] });
  expect(unknown.body).toEqual(wrong.body);
});

test('nobody logged in is no error: viewer is null', async () => {
  expect((await world.ask('{ viewer { username } }')).data()).toEqual({ viewer: null });
});

const now = (): number => Math.floor(Date.now() / 1000);
const claims = (more: object = {}) => ({
  iss: 'lpa-graphql',
  aud: 'lpa-graphql',
  sub: String(world.ids.admin),
  iat: now(),
  exp: now() + 600,
  ...more,
});
const sign = (payload: object, options: jwt.SignOptions = {}, key: jwt.Secret = jwtSecret) =>
  jwt.sign(payload, key, { algorithm: 'HS256', ...options });
const without = (claim: string): object =>
  Object.fromEntries(Object.entries(claims()).filter(([name]) => name !== claim));

const bad: Record<string, () => string> = {
  'no Bearer': () => sign(claims()),
  'another scheme': () => 'Basic YTpi',
  'an empty token': () => 'Bearer ',
  'no token at all': () => 'Bearer x.y.z',
  'another key': () => `Bearer ${sign(claims(), {}, 'another secret that is long enough for it')}`,
  'no signature': () => `Bearer ${sign(claims(), { algorithm: 'none' }, '')}`,
  'another algorithm': () => `Bearer ${sign(claims(), { algorithm: 'HS512' })}`,
  'another issuer': () => `Bearer ${sign(claims({ iss: 'other' }))}`,
  'another audience': () => `Bearer ${sign(claims({ aud: 'other' }))}`,
  expired: () => `Bearer ${sign(claims({ iat: now() - 1000, exp: now() - 100 }))}`,
  'issued in the future': () => `Bearer ${sign(claims({ iat: now() + 1000, exp: now() + 1600 }))}`,
  'an expiry too far off': () => `Bearer ${sign(claims({ exp: 32503680000 }))}`,
  'no expiry': () => `Bearer ${sign(without('exp'))}`,
  'no time of issue': () => `Bearer ${sign(without('iat'), { noTimestamp: true })}`,
  'no subject': () => `Bearer ${sign(without('sub'))}`,
  'an unknown account': () => `Bearer ${sign(claims({ sub: '999999' }))}`,
  'a subject that is no account': () => `Bearer ${sign(claims({ sub: '1 or true' }))}`,
  'another type of token': () => `Bearer ${sign(claims(), { header: { alg: 'HS256', typ: 'at+jwt' } })}`,
};

test('a well-made token of the same shape is taken', async () => {
  const answer = await world.ask('{ viewer { role } }', {
    headers: { authorization: `Bearer ${sign(claims())}` },
  });
  expect(answer.data().viewer.role).toBe('ADMIN');
});

test('a role raised inside a token changes nothing', async () => {
  const token = sign(claims({ sub: String(world.ids.officeOfPhrae), role: 'ADMIN' }));
  const answer = await world.ask('{ viewer { role } }', { headers: { authorization: `Bearer ${token}` } });
  expect(answer.data().viewer.role).toBe('PROVINCE');
});

test.each(Object.keys(bad))('%s is 401, never silently nobody', async (name) => {
  const answer = await world.ask('{ nation { id } }', { headers: { authorization: bad[name]?.() ?? '' } });
  expect([answer.status, answer.errorCode()]).toEqual([401, 'UNAUTHENTICATED']);
});
