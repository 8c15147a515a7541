import { Agent, request } from 'node:http';
import { createServer } from '../../src/server.js';
import { jwtSecret } from '../support/ask.js';
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
