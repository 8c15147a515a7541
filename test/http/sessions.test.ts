import { createServer } from '../../src/server.js';
import { jwtSecret, testServer, type TestServer } from '../support/ask.js';
import { bearer, changePassword, logIn, refresh, statusWith } from '../support/log-in.js';
import { makeWorld, password, type World } from '../support/world.js';

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});
afterAll(() => world.close());
afterEach(() => jest.restoreAllMocks());

/** The clock of this process goes on, as if one had waited. */
const later = (seconds: number): void => {
  const time = Date.now() + seconds * 1000;
  jest.spyOn(Date, 'now').mockImplementation(() => time);
};

const refused = { token: null, refreshToken: null, userErrors: [{ code: 'INVALID_REFRESH_TOKEN' }] };

test('a refresh token gives new tokens, each once', async () => {
  const first = await logIn(world, 'department', password);
  const second = await refresh(world, first.refreshToken);
  const third = await refresh(world, second.refreshToken);
  expect(new Set([first, second, third].map(({ refreshToken }) => refreshToken)).size).toBe(3);
  expect(await statusWith(world, third.token)).toBe(200);
});

test('a refresh token used again, after what it gave was used, ends the whole session', async () => {
  const first = await logIn(world, 'department', password);
  const second = await refresh(world, first.refreshToken);
  const third = await refresh(world, second.refreshToken);
  expect(await refresh(world, first.refreshToken)).toMatchObject(refused);
  expect(await refresh(world, third.refreshToken)).toMatchObject(refused);
  later(11);
  for (const { token } of [first, second, third]) expect(await statusWith(world, token)).toBe(401);
  const [row] = await world.database.query(
    `select actor, origin from audit_event where action = 'REFRESH_TOKEN_REUSED'`,
  );
  expect(row).toEqual({ actor: 'department', origin: '127.0.0.1' });
});

test('an answer that was lost can be asked for again at once; what it gave is good no more', async () => {
  const first = await logIn(world, 'department', password);
  const lost = await refresh(world, first.refreshToken);
  const second = await refresh(world, first.refreshToken);
  expect(second.userErrors).toEqual([]);
  // Whoever got the other one, a thief perhaps, is found out by using it.
  expect(await refresh(world, lost.refreshToken)).toMatchObject(refused);
  expect(await refresh(world, second.refreshToken)).toMatchObject(refused);
});

test('a lost answer cannot be asked for later than at once', async () => {
  const first = await logIn(world, 'department', password);
  await refresh(world, first.refreshToken);
  await world.database.query(`update refresh_token set used_at = used_at - interval '21 seconds'`);
  expect(await refresh(world, first.refreshToken)).toMatchObject(refused);
});

/** A refresh token, once something has happened. */
const after = async (statement: string): Promise<string> => {
  const { refreshToken } = await logIn(world, 'localGovernmentOfNongKhai', password);
  await world.database.query(statement);
  return refreshToken;
};

test.each([
  ['garbage', async () => 'x'],
  ['nothing', async () => ''],
  ['an access token', async () => (await logIn(world, 'department', password)).token as string],
  ['one that waited too long', () => after('update refresh_token set expires_at = now()')],
  ['one of a session that is over', () => after('update session set expires_at = now()')],
  [
    'one of a disabled account',
    () => after(`update account set disabled_at = now() where username = 'localgovernmentofnongkhai'`),
  ],
])('%s is no refresh token', async (_name, make) => {
  expect(await refresh(world, await make())).toMatchObject(refused);
});

test('refresh tokens are kept as hashes only', async () => {
  const { refreshToken } = await logIn(world, 'department', password);
  const rows = await world.database.query<{ text: string }[]>('select t::text as text from refresh_token t');
  const all = rows.map(({ text }) => text).join('\n');
  for (const encoding of ['utf8', 'hex', 'base64'] as const)
    expect(all).not.toContain(Buffer.from(refreshToken).toString(encoding));
});

test('logOut ends one session at once, logOutEverywhere all of the account and no other’s', async () => {
  const [one, two, other] = [
    await logIn(world, 'department', password),
    await logIn(world, 'department', password),
    await logIn(world, 'admin', password),
  ];
  const end = (field: string, token: string) =>
    world.ask(`mutation { ${field} { userErrors { code } } }`, bearer(token));
  expect((await end('logOut', one.token)).data().logOut.userErrors).toEqual([]);
  expect(await statusWith(world, one.token)).toBe(401);
  expect(await refresh(world, one.refreshToken)).toMatchObject(refused);
  expect(await statusWith(world, two.token)).toBe(200);
  const three = await logIn(world, 'department', password);
  await end('logOutEverywhere', three.token);
  for (const { token } of [two, three]) expect(await statusWith(world, token)).toBe(401);
  expect(await statusWith(world, other.token)).toBe(200);
});

test('another password ends the sessions that were open', async () => {
  const before = await logIn(world, 'localGovernmentOfPhrae', password);
  const newPassword = 'เขื่อน สะพาน ดอกคูน เก้าอี้';
  const after = await changePassword(world, { username: 'localGovernmentOfPhrae', password, newPassword });
  expect(await statusWith(world, before.token)).toBe(401);
  expect(await statusWith(world, after.token)).toBe(200);
  expect(
    (await changePassword(world, { username: 'localGovernmentOfPhrae', password: newPassword, newPassword }))
      .userErrors[0],
  ).toMatchObject({ code: 'WEAK_PASSWORD', message: { en: expect.stringContaining('the old one') } });
});

describe('with two processes', () => {
  let second: TestServer;
  beforeAll(async () => {
    second = await testServer(world.database);
  });
  afterAll(() => second.close());

  test('of fifty at once with one token all are answered, and never are two tokens good', async () => {
    const { refreshToken } = await logIn(world, 'department', password);
    const given = await Promise.all(
      Array.from({ length: 50 }, (_, nth) => refresh(nth % 2 === 0 ? world : second, refreshToken)),
    );
    expect(given.map(({ userErrors }) => userErrors)).toEqual(given.map(() => []));
    const [row] = await world.database.query(
      `select max(count) as most from (select count(*)::int from refresh_token t join session s on s.id = session_id
        where used_at is null and ended_at is null group by session_id) c`,
    );
    expect(row.most).toBe(1);
  });

  test.each([
    ['disabled', `disableAccount(input: { username: "officeofphrae" })`],
    ['reset', `resetPassword(input: { username: "officeofphrae" })`],
    ['changed', `changeAccount(input: { username: "officeofphrae", role: PROVINCE, provinceCode: "43" })`],
  ])('what an account that is %s could do ends at once in one, and soon in the other', async (_how, deed) => {
    await world.database.query(`update account set disabled_at = null where username = 'officeofphrae'`);
    const { token } = await logInAnyway();
    for (const server of [world, second]) expect(await statusWith(server, token)).toBe(200);
    const answer = await world.ask(`mutation { ${deed} { userErrors { code } } }`, { as: world.ids.admin });
    expect(Object.values(answer.data())).toEqual([{ userErrors: [] }]);
    expect(await statusWith(world, token)).toBe(401);
    later(11);
    expect(await statusWith(second, token)).toBe(401);
  });

  /** Whatever its password has become. */
  async function logInAnyway() {
    await world.database.query(
      `update account set must_change_password = false, password_hash =
         (select password_hash from account where username = 'admin') where username = 'officeofphrae'`,
    );
    return logIn(world, 'officeOfPhrae', password);
  }

  test('a request by a known token costs no statement to find out who asks', async () => {
    const { token } = await logIn(world, 'department', password);
    await statusWith(world, token);
    const statements = jest.spyOn(world.service, 'query');
    // But the audit, which is written each second.
    const sent = () => statements.mock.calls.filter(([sql]) => !sql.includes('into audit_event')).length;
    for (let nth = 0; nth < 5; nth += 1) expect(await statusWith(world, token)).toBe(200);
    expect(sent()).toBe(0);
    later(11);
    await statusWith(world, token);
    expect(sent()).toBe(1);
  });
});

test('a new signing key logs nobody out, as long as the old one verifies', async () => {
  const { token, refreshToken } = await logIn(world, 'department', password);
  const ask = async (oldJwtSecrets: string[]) => {
    const app = await createServer({
      config: {
        jwtSecret: 'the next secret, also long enough for it',
        oldJwtSecrets,
        corsOrigins: ['*'],
        logLevel: 'silent',
      },
      database: world.database,
      demo: false,
    });
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
    const post = (query: string) =>
      app.inject({ method: 'POST', url: '/graphql', headers, payload: { query } });
    const status = (await post('{ viewer { role } }')).statusCode;
    await app.close();
    return status;
  };
  expect(await ask([jwtSecret])).toBe(200);
  expect(await ask([])).toBe(401);
  expect((await refresh(world, refreshToken)).token).not.toBeNull();
});
