import { Agent, request } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { once } from 'node:events';
import { createServer } from '../../src/server.js';
import { waiting } from '../release/life.js';
import { jwtSecret, tokenOf } from '../support/ask.js';
import { makeWorld, type World } from '../support/world.js';

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});
afterAll(() => world.close());

const query = '{ provinces { assessments { percent dimensions { percent } } } }';

/** The status of one request over a connection that is kept and used again; throws where it is cut. */
function ask(url: string, agent: Agent, path: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const headers = { accept: 'application/json' };
    const asked = request(`${url}${path}`, { agent, headers }, (answer) => {
      answer.resume();
      answer.on('end', () => resolve(answer.statusCode ?? 0));
      answer.on('error', reject);
    });
    asked.on('error', reject);
    asked.end();
  });
}

test('told to close under load it says so first, serves on, and loses no request', async () => {
  let close = (): void => undefined;
  const allTurnedAway = new Promise<void>((resolve) => (close = resolve));
  const app = await createServer({
    config: { jwtSecret, corsOrigins: ['*'], logLevel: 'silent' },
    database: world.service,
    demo: false,
    drain: () => allTurnedAway,
  });
  const url = await app.listen({ host: '127.0.0.1', port: 0 });
  const agent = new Agent({ keepAlive: true });
  const path = `/graphql?query=${encodeURIComponent(query)}`;

  let turnedAway = false;
  const statuses: number[] = [];
  // As a balancer does: it asks whether the server is ready, and sends nothing more once it is not.
  const clients = Array.from({ length: 10 }, async () => {
    while (!turnedAway) statuses.push(await ask(url, agent, path));
  });
  const answered = async (count: number) => {
    while (statuses.length < count) await ask(url, agent, '/health/live');
  };
  await answered(20);
  const closed = app.close();
  expect(await ask(url, agent, '/health/ready')).toBe(503);
  expect(await ask(url, agent, '/health/live')).toBe(200);
  await answered(statuses.length + 20);
  turnedAway = true;
  await Promise.all(clients);
  expect(new Set(statuses)).toEqual(new Set([200]));
  close();
  await closed;
  await expect(ask(url, agent, '/health/live')).rejects.toThrow(/ECONNREFUSED/);
});

const head = 'POST /graphql HTTP/1.1\r\nhost: a\r\ncontent-type: application/json\r\n';

/** Sends the beginning of a request and goes on letter by letter, until it is hung up on. */
async function drip(port: number, begun: string): Promise<{ hungUp: Promise<unknown>; stop: () => void }> {
  const socket = connect(port, '127.0.0.1');
  socket.on('error', () => undefined).write(begun);
  await once(socket, 'connect');
  const dripping = setInterval(() => socket.write('a'), 100);
  const stop = () => {
    clearInterval(dripping);
    socket.destroy();
  };
  return { hungUp: once(socket, 'close'), stop };
}

test.each([
  ['a header', `${head}x-slow: `],
  ['a body', `${head}content-length: 4000\r\n\r\n{"query":"`],
])('told to close it does not wait for who sends %s letter by letter', async (_what, begun) => {
  const app = await createServer({
    config: { jwtSecret, corsOrigins: ['*'], logLevel: 'silent' },
    database: world.service,
    demo: false,
  });
  await app.listen({ host: '127.0.0.1', port: 0 });
  const received = once(app.server, 'connection');
  const { hungUp, stop } = await drip((app.server.address() as AddressInfo).port, begun);
  await received;
  try {
    await app.close();
    await hungUp;
  } finally {
    stop();
  }
});

test('told to close it answers a deed that takes longer than it waits for who sends slowly', async () => {
  const app = await createServer({
    config: { jwtSecret, corsOrigins: ['*'], logLevel: 'silent' },
    database: world.service,
    demo: false,
  });
  const url = await app.listen({ host: '127.0.0.1', port: 0 });
  const authorization = `Bearer ${await tokenOf(world.database, world.ids.admin)}`;
  const holder = world.database.createQueryRunner();
  await holder.startTransaction();
  await holder.query('select from assessment_year where year = 2568 for update');
  const deed = fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { authorization, 'content-type': 'application/json' },
    body: JSON.stringify({
      query:
        'mutation { publishRelease(input: { year: 2568, number: 1 }) { release { state } userErrors { code } } }',
    }),
  });
  await waiting(world.database, 1);
  const { hungUp, stop } = await drip(Number(new URL(url).port), head);
  const closed = app.close();
  try {
    await hungUp;
    await holder.commitTransaction();
    const { data } = (await (await deed).json()) as { data: { publishRelease: unknown } };
    expect(data.publishRelease).toEqual({ release: { state: 'PUBLISHED' }, userErrors: [] });
  } finally {
    stop();
    await holder.release();
    await closed;
  }
});
