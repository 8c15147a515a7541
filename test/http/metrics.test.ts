import { testServer, type TestServer } from '../support/ask.js';
import { makeWorld, password, type World } from '../support/world.js';

const metricsToken = 'a token for whoever watches';

let world: World;
let server: TestServer;
beforeAll(async () => {
  world = await makeWorld();
  const rates = { publicUnits: 5000, signedInUnits: null, redisUrl: undefined };
  server = await testServer(world.database, { config: { metricsToken, rates } });
});
afterAll(async () => {
  await server.close();
  await world.close();
});

const read = (authorization?: string, url = server.url) =>
  fetch(`${url}/metrics`, { headers: authorization === undefined ? {} : { authorization } });

/** The value of a line such as `name{label="x"}`; undefined where there is none. */
async function value(line: string): Promise<number | undefined> {
  const text = await (await read(`Bearer ${metricsToken}`)).text();
  const found = text.split('\n').find((one) => one.startsWith(`${line} `));
  return found === undefined ? undefined : Number(found.slice(line.length));
}

test('metrics are read by who has the token, and by nobody where none is set', async () => {
  expect((await read()).status).toBe(401);
  expect((await read('Bearer another token, as long as it')).status).toBe(401);
  const answer = await read(`Bearer ${metricsToken}`);
  expect([answer.status, answer.headers.get('content-type')]).toEqual([
    200,
    expect.stringContaining('text/plain'),
  ]);
  const off = await read(`Bearer ${metricsToken}`, world.url);
  expect([off.status, await off.json()]).toEqual([
    404,
    { errors: [expect.objectContaining({ message: expect.stringContaining('METRICS_TOKEN') })] },
  ]);
});

test('requests are counted by operation and code, with their time, their cost and their SQL', async () => {
  const spent = (await value('lpa_graphql_cost_total')) ?? 0;
  const statements = (await value('lpa_sql_seconds_count{outcome="ok"}')) ?? 0;
  await server.ask('query Nation { nation { id } }');
  await server.ask('query Own { localGovernments { totalCount } }', { as: world.ids.department });
  await server.ask('query Provinces { province(code: "99") { id } }');
  await server.ask('{ nothing }');
  expect(await value('lpa_graphql_requests_total{operation="Nation",code="OK"}')).toBe(1);
  expect(await value('lpa_graphql_requests_total{operation="Provinces",code="NOT_FOUND"}')).toBe(1);
  expect(
    await value('lpa_graphql_requests_total{operation="unnamed",code="GRAPHQL_VALIDATION_FAILED"}'),
  ).toBe(1);
  expect(await value('lpa_graphql_request_seconds_count{operation="Nation"}')).toBe(1);
  expect(await value('lpa_graphql_cost_total')).toBe(spent + 3);
  expect(await value('lpa_sql_seconds_count{outcome="ok"}')).toBeGreaterThan(statements);
  expect(await value('lpa_http_requests_total{route="/graphql",status="400"}')).toBe(1);
});

test('look-ups among the answers that are kept are counted by their outcome', async () => {
  const counted = async () => [
    (await value('lpa_cache_requests_total{cache="answers",outcome="hit"}')) ?? 0,
    (await value('lpa_cache_requests_total{cache="answers",outcome="miss"}')) ?? 0,
  ];
  const [hits = 0, misses = 0] = await counted();
  const document = '{ provinces { code region { th } } }';
  for (let nth = 0; nth < 3; nth += 1) (await server.ask(document)).data();
  await server.ask(document, { headers: { 'x-query-cost': '1' } }); // is not looked up
  expect(await counted()).toEqual([hits + 2, misses + 1]);
});

test('a stranger cannot make a series of its own, whatever names and addresses it makes up', async () => {
  await server.ask('query Nation { nation { id } }');
  await server.ask('query Own { localGovernments { totalCount } }', { as: world.ids.department });
  const series = async () =>
    (await (await read(`Bearer ${metricsToken}`)).text())
      .split('\n')
      .filter((line) => line.startsWith('lpa_'));
  await server.ask('query Mine0 { nation { id } }');
  await fetch(`${server.url}/nothing/0`);
  const before = (await series()).length;
  for (let nth = 1; nth < 20; nth += 1) {
    await server.ask(`query Mine${nth} { nation { id } }`);
    await fetch(`${server.url}/nothing/${nth}`);
  }
  expect((await series()).length).toBe(before);
  expect((await series()).join()).not.toMatch(/Mine|nothing/);
  expect(await value('lpa_graphql_requests_total{operation="other",code="OK"}')).toBe(22);
});

test('log-ins are counted by how they ended', async () => {
  const logIn = (given: string) =>
    `mutation { again: logIn(input: { username: "admin", password: "${given}" }) { token userErrors { code } } }`;
  await server.ask(logIn(password));
  await server.ask(logIn('wrong'));
  await server.ask(logIn('wrong'));
  expect(await value('lpa_log_ins_total{outcome="accepted"}')).toBe(1);
  expect(await value('lpa_log_ins_total{outcome="refused"}')).toBe(2);
});

test('what was refused for its rate is counted; the pool, the event loop and the memory are there', async () => {
  while ((await server.ask('{ provinces { assessments { id } } }')).status !== 429);
  expect(await value('lpa_rate_limited_total{policy="public"}')).toBe(1);
  expect(await value('lpa_sql_connections{state="open"}')).toBeGreaterThan(0);
  expect(await value('lpa_sql_connections{state="waiting"}')).toBe(0);
  expect(await value('nodejs_eventloop_lag_p99_seconds')).toEqual(expect.any(Number));
  expect(await value('process_resident_memory_bytes')).toBeGreaterThan(0);
});
