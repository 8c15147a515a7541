import { testServer, type TestServer } from '../support/ask.js';
import { makeApiKey } from '../../src/api-key/api-key.js';
import { bearer } from '../support/log-in.js';
import { makeWorld, type World } from '../support/world.js';

let world: World;
let servers: TestServer[] = [];
beforeAll(async () => {
  world = await makeWorld();
});
afterEach(async () => {
  for (const server of servers) await server.close();
  servers = [];
});
afterAll(() => world.close());

/** A server on which nobody has spent anything yet. */
async function fresh(publicUnits = 1000, trustProxy?: string[]): Promise<TestServer> {
  const rates = { publicUnits, signedInUnits: 5000, redisUrl: undefined };
  const server = await testServer(world.database, { config: { rates, trustProxy } });
  servers.push(server);
  return server;
}

const small = '{ nation { id } }'; // 10 for the request, 1 for the nation
const wide = '{ provinces { code } }'; // 10 and 77
const left = (headers: Headers): number => Number(/;r=(\d+)/.exec(headers.get('ratelimit') ?? '')?.[1]);

test('every answer says what is left, in units of cost', async () => {
  const server = await fresh();
  const first = await server.ask(small);
  expect(first.headers.get('ratelimit-policy')).toBe('"public";q=1000;w=60');
  expect(first.headers.get('ratelimit')).toMatch(/^"public";r=989;t=(59|60)$/);
  expect(left((await server.ask(wide)).headers)).toBe(989 - 87);
});

test('who has spent it all is told when to come again, and until then nothing runs', async () => {
  const server = await fresh();
  for (let nth = 0; nth < 11; nth += 1) expect((await server.ask(wide)).status).toBe(200);
  const answer = await server.ask(wide);
  expect([answer.status, answer.errorCode(), answer.statements]).toEqual([429, 'RATE_LIMITED', []]);
  const [error] = answer.errors();
  expect(error?.message).toMatch(/1,000 units.*Try again in \d+ seconds.*logs in.*\(.*[ก-๙]/);
  expect(error?.extensions).toMatchObject({ limit: 1000, window: 60, retryAfter: expect.any(Number) });
  expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
});

test('what was too much at once is not charged: less may still be asked for', async () => {
  const server = await fresh();
  const dear = '{ provinces { assessments { id } } }'; // 77 + 77 × 13
  expect((await server.ask(dear)).status).toBe(429);
  const after = await server.ask(small);
  expect([after.status, left(after.headers)]).toEqual([200, 1000 - 10 - 11]);
});

test('who sends what is refused for its cost again and again is soon told to wait', async () => {
  const server = await fresh(10_000);
  const killer = '{ provinces { assessments { dimensions { indicators { percent } } } } }';
  expect((await server.ask(killer)).errorCode()).toBe('QUERY_TOO_EXPENSIVE');
  expect(left((await server.ask(small)).headers)).toBe(10_000 - 1010 - 11);
});

test('an account has an allowance of its own, wherever it asks from', async () => {
  const server = await fresh();
  while ((await server.ask(wide)).status !== 429);
  const known = await server.ask(wide, { as: world.ids.department });
  expect(known.headers.get('ratelimit')).toMatch(/^"signed-in";r=4913;/);
  expect(left((await server.ask(small, { as: world.ids.admin })).headers)).toBe(4989);
});

test('what is refused for its headers, its body or its size is charged too', async () => {
  const server = await fresh();
  const post = (body: string, headers = {}) =>
    fetch(`${server.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body,
    });
  const large = JSON.stringify({ query: `{ ${'__typename '.repeat(100)} }` });
  expect((await post('{}', { accept: 'text/html' })).status).toBe(406);
  expect((await post('{')).status).toBe(400);
  expect((await post(large)).status).toBe(400);
  expect(left((await server.ask(small)).headers)).toBe(1000 - 30 - 11);
  for (let nth = 0; nth < 100; nth += 1) await post(large);
  expect((await post(large)).status).toBe(429);
});

test('each key has an allowance of its own', async () => {
  const server = await fresh();
  const keyOf = async (name: string) => {
    const key = makeApiKey();
    await world.database.query(
      `insert into api_key (name, hash, role, created_by, expires_at)
       values ($1, sha256($2), 'DEPARTMENT', 'x', now() + interval '1 hour')`,
      [name, key],
    );
    return bearer(key);
  };
  const [one, other] = [await keyOf('one'), await keyOf('other')];
  expect(left((await server.ask(wide, one)).headers)).toBe(4913);
  expect(left((await server.ask(small, other)).headers)).toBe(4989);
  expect(left((await server.ask(small, one)).headers)).toBe(4913 - 11);
});

test('documents that are not valid, and guessed tokens, are charged too', async () => {
  const server = await fresh();
  expect(left((await server.ask('{ nothing }')).headers)).toBe(990);
  const guess = { headers: { authorization: 'Bearer a.b.c' } };
  expect((await server.ask(small, guess)).status).toBe(401);
  expect(left((await server.ask(small)).headers)).toBe(1000 - 20 - 11);
  while ((await server.ask(wide)).status !== 429);
  while ((await server.ask('{ nothing }')).status !== 429);
  expect((await server.ask(small, guess)).status).toBe(429);
});

const from = (forwarded: string) => ({ headers: { 'x-forwarded-for': forwarded } });

test('an address that a client claims for itself is not believed', async () => {
  const server = await fresh();
  await server.ask(small, from('192.0.2.1'));
  expect(left((await server.ask(small, from('192.0.2.2'))).headers)).toBe(978);
});

test('one that a trusted proxy names is, and not what the client told the proxy', async () => {
  const server = await fresh(1000, ['loopback']);
  await server.ask(small, from('192.0.2.1'));
  expect(left((await server.ask(small, from('192.0.2.2'))).headers)).toBe(989);
  expect(left((await server.ask(small, from('198.51.100.9, 192.0.2.2'))).headers)).toBe(978);
});

test('all addresses of an IPv6 subscriber are one', async () => {
  const server = await fresh(1000, ['loopback']);
  await server.ask(small, from('2001:db8:1:2::1'));
  expect(left((await server.ask(small, from('2001:db8:1:2:aaaa:bbbb:cccc:dddd'))).headers)).toBe(978);
  expect(left((await server.ask(small, from('2001:db8:1:3::1'))).headers)).toBe(989);
});

test('without a limit set nothing is counted', async () => {
  expect((await world.ask(small)).headers.has('ratelimit')).toBe(false);
});

test('a page of another origin may read what is left to it', async () => {
  const answer = await (await fresh()).ask(small, { headers: { origin: 'https://front-end.example' } });
  expect(answer.headers.get('access-control-expose-headers')).toMatch(/ratelimit.*retry-after/);
});
