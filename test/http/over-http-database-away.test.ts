import type { DataSource } from 'typeorm';
import { connect } from '../../src/database/database.js';
import { testServer, type TestServer, tokenOf } from '../support/ask.js';
import { type Proxy, startProxy } from '../support/proxy.js';
import { makeWorld, type World } from '../support/world.js';

let world: World;
let proxy: Proxy;
let database: DataSource;
let server: TestServer;
beforeAll(async () => {
  world = await makeWorld();
  const { url = '' } = world.database.options as { url?: string };
  proxy = await startProxy(url);
  database = await connect(proxy.through(url));
  server = await testServer(database);
});
afterAll(async () => {
  await server.close();
  await database.destroy();
  await proxy.cut();
  await world.close();
});

const scores = '{ nation { assessment { percent } } }';
/** With the header an answer is made anew, whatever is kept. */
const anew = { 'x-query-cost': '1' };
const reports = '{ localGovernments { nodes { code assessments { percent dimensions { percent } } } } }';
const asDepartment = async () => ({
  ...anew,
  authorization: `Bearer ${await tokenOf(world.database, world.ids.department)}`,
});

test('the database away: every request gets a clear 503, what needs no data is answered, and it comes back by itself', async () => {
  const headers = await asDepartment();
  expect((await server.ask(scores)).errors()).toEqual([]);
  expect((await server.ask(reports, { headers })).errors()).toEqual([]);
  await proxy.cut();

  const away = async (document: string, options = {}) => {
    const answer = await server.ask(document, options);
    expect(answer.errorCode()).toBe('SERVICE_UNAVAILABLE');
    expect(JSON.stringify(answer.body)).not.toMatch(/127\.0\.0\.1|ECONN|select|connection|\.ts|\/src/i);
    return answer.status;
  };
  expect(await away(reports, { headers })).toBe(503);
  expect(await away('mutation { logIn(input: { username: "a", password: "b" }) { token } }')).toBe(503);
  expect((await server.ask('{ nation { name { th } } }')).data().nation.name.th).toBe('ประเทศไทย');
  // What the process keeps is vouched for some seconds longer, and not given out after.
  while ((await server.ask('{ provinces { code } }', { headers: anew })).status === 200);
  expect(await away('{ provinces { code } }')).toBe(503);
  expect(await away(scores)).toBe(200); // the nation itself needs no database
  expect((await fetch(`${server.url}/health/ready`)).status).toBe(503);
  expect((await fetch(`${server.url}/health/live`)).status).toBe(200);

  await proxy.mend();
  expect((await server.ask(reports, { headers })).errors()).toEqual([]);
  expect((await fetch(`${server.url}/health/ready`)).status).toBe(200);
});

test('cut in the middle of answers, each is whole or says so; none is lost', async () => {
  const headers = await asDepartment();
  const asked = Array.from({ length: 60 }, async (_, nth) => {
    await new Promise((resolve) => setTimeout(resolve, nth * 5));
    return server.ask(reports, { headers });
  });
  await new Promise((resolve) => setTimeout(resolve, 120));
  await proxy.cut();
  await new Promise((resolve) => setTimeout(resolve, 60));
  await proxy.mend();
  const answers = await Promise.all(asked);
  const codes = new Set(answers.flatMap((answer) => answer.errors().map((error) => error.extensions.code)));
  expect([...codes].filter((code) => code !== 'SERVICE_UNAVAILABLE')).toEqual([]);
  expect((await server.ask(reports, { headers })).errors()).toEqual([]);
});
