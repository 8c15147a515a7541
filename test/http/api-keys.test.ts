import { makeApiKey } from '../../src/api-key/api-key.js';
import { bearer, statusWith } from '../support/log-in.js';
import { makeWorld, type World } from '../support/world.js';

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});
afterAll(() => world.close());
afterEach(() => jest.restoreAllMocks());

const inAnHour = () => new Date(Date.now() + 3_600_000).toISOString();

async function create(input: object) {
  const answer = await world.ask(
    `mutation ($input: CreateApiKeyInput!) { createApiKey(input: $input)
       { secret apiKey { id name role provinceCode lastUsedAt } userErrors { code path } } }`,
    { as: world.ids.admin, variables: { input: { name: 'moi', expiresAt: inAnHour(), ...input } } },
  );
  return answer.data().createApiKey;
}
const revoke = async (id: string) =>
  (
    await world.ask(
      `mutation { revokeApiKey(input: { id: "${id}" }) { apiKey { revokedAt } userErrors { code } } }`,
      { as: world.ids.admin },
    )
  ).data().revokeApiKey;

test('a key reads what its place may read, and nothing else', async () => {
  const { secret, apiKey } = await create({ name: 'phrae', role: 'PROVINCE', provinceCode: '54' });
  expect(secret).toMatch(/^lpa_[0-9A-Za-z]{36}$/);
  const answer = await world.ask(
    '{ viewer { id username role province { code } } localGovernments { totalCount } }',
    bearer(secret),
  );
  expect(answer.data()).toEqual({
    viewer: { id: apiKey.id, username: 'api-key:phrae', role: 'PROVINCE', province: { code: '54' } },
    localGovernments: { totalCount: 6 },
  });
  for (const [document, code] of [
    ['{ localGovernment(code: "6430102") { code } }', 'FORBIDDEN'],
    ['{ auditEvents { totalCount } }', 'FORBIDDEN'],
    ['{ nation { assessment(year: 2568, release: 1) { percent } } }', 'YEAR_NOT_PUBLISHED'],
  ] as const)
    expect((await world.ask(document, bearer(secret))).errorCode()).toBe(code);
  const out = await world.ask('mutation { logOut { userErrors { code } } }', bearer(secret));
  expect(out.data().logOut.userErrors).toEqual([{ code: 'NOT_ALLOWED' }]);
});

test('two of a name are good at a time, also where many are made at once', async () => {
  const made = await Promise.all(
    Array.from({ length: 6 }, () => create({ name: 'rotated', role: 'DEPARTMENT' })),
  );
  const good = made.filter(({ secret }) => secret !== null);
  expect(good).toHaveLength(2);
  expect(made.flatMap(({ userErrors }) => userErrors)).toEqual(
    Array.from({ length: 4 }, () => ({ code: 'TOO_MANY_KEYS', path: ['name'] })),
  );
  for (const { secret } of good) expect(await statusWith(world, secret)).toBe(200);
  expect((await revoke(good[0].apiKey.id)).apiKey.revokedAt).not.toBeNull();
  expect(await statusWith(world, good[0].secret)).toBe(401);
  expect(await statusWith(world, good[1].secret)).toBe(200);
  expect((await create({ name: 'rotated', role: 'DEPARTMENT' })).userErrors).toEqual([]);
  expect((await revoke(good[0].apiKey.id)).userErrors).toEqual([{ code: 'NO_SUCH_KEY' }]);
});

test.each([
  ['an administrator’s', { role: 'ADMIN' }, 'INVALID_SCOPE'],
  ['one without a place', { role: 'PROVINCE' }, 'INVALID_SCOPE'],
  ['one of another form', { role: 'DEPARTMENT', name: 'x y' }, 'INVALID_NAME'],
  ['one that is over', { role: 'DEPARTMENT', expiresAt: '2020-01-01T00:00:00Z' }, 'TIME_PASSED'],
])('%s is refused', async (_name, input, code) => {
  expect(await create({ name: 'refused', ...input })).toMatchObject({ secret: null, userErrors: [{ code }] });
});

test('the database itself takes no key of an administrator', async () => {
  await expect(
    world.database.query(
      `insert into api_key (name, hash, role, created_by, expires_at) values ('abc', sha256('x'), 'ADMIN', 'x', now())`,
    ),
  ).rejects.toThrow('api_key_role_check');
});

test('a key that ends by itself ends; one of ours by its form, and no other, is looked up', async () => {
  await create({ name: 'stays', role: 'DEPARTMENT' });
  const { secret } = await create({ name: 'ends', role: 'DEPARTMENT' });
  expect(await statusWith(world, secret)).toBe(200);
  await world.database.query(`update api_key set expires_at = now() where name = 'ends'`);
  const later = Date.now() + 11_000;
  jest.spyOn(Date, 'now').mockImplementation(() => later);
  expect(await statusWith(world, secret)).toBe(401);
  await world.audit.flush();
  const statements = jest.spyOn(world.service, 'query');
  const mistyped = `${secret.slice(0, -1)}${secret.endsWith('0') ? '1' : '0'}`;
  expect(await statusWith(world, mistyped)).toBe(401);
  expect(statements).not.toHaveBeenCalled();
  expect(await statusWith(world, makeApiKey())).toBe(401);
  expect(statements.mock.calls.filter(([sql]) => sql.includes('api_key'))).toHaveLength(1);
});

test('that it is used is kept: once a minute in the key, the first time of a day in the audit', async () => {
  const { secret } = await create({ name: 'used', role: 'DEPARTMENT' });
  const start = Date.now();
  for (let nth = 0; nth < 3; nth += 1) {
    jest.spyOn(Date, 'now').mockImplementation(() => start + nth * 11_000);
    await statusWith(world, secret);
  }
  await world.audit.flush();
  const [{ used }] = await world.database.query(
    `select last_used_at > now() - interval '1 minute' as used from api_key where name = 'used'`,
  );
  expect(used).toBe(true);
  expect(
    await world.database.query(
      `select actor, origin from audit_event where action = 'USE_API_KEY' and actor = 'api-key:used'`,
    ),
  ).toEqual([{ actor: 'api-key:used', origin: '127.0.0.1' }]);
});

test('a key is kept as a hash only, and stands in no audit', async () => {
  const { secret } = await create({ name: 'secret', role: 'DEPARTMENT' });
  const rows = await world.database.query(
    'select k::text as text from api_key k union all select e::text from audit_event e',
  );
  expect(JSON.stringify(rows)).not.toContain(secret);
  const listed = await world.ask('{ apiKeys { id name role createdBy expiresAt revokedAt lastUsedAt } }', {
    as: world.ids.admin,
  });
  expect(JSON.stringify(listed.body)).not.toContain(secret);
  expect(listed.data().apiKeys.map(({ name }: { name: string }) => name)).toContain('secret');
});
