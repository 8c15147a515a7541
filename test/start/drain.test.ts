import { Agent, request } from 'node:http';
import { mainScript, startProgram } from '../support/program.js';
import { createDatabase, dropDatabase, templateName } from '../support/server.js';

/** The status of one request over a connection that is kept; throws where it is cut. */
function ask(agent: Agent, url: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const asked = request(url, { agent, headers: { accept: 'application/json' } }, (answer) => {
      answer.resume();
      answer.on('end', () => resolve(answer.statusCode ?? 0));
      answer.on('error', reject);
    });
    asked.on('error', reject);
    asked.end();
  });
}

test('SIGTERM under load: not ready at once, no request lost, ended within five seconds', async () => {
  const name = `${templateName()}_drained`;
  const DATABASE_URL = await createDatabase(name, templateName());
  const program = startProgram([mainScript], { DATABASE_URL, JWT_SECRET: 'x'.repeat(40), LOG_LEVEL: 'info' });
  const said = await program.until(/listening at (http\S+?)"/i);
  const url = /listening at (http[^"]+)"/i.exec(said)?.[1] ?? '';
  const agent = new Agent({ keepAlive: true });
  const query = `${url}/graphql?query=${encodeURIComponent('{ provinces { code name { th } } }')}`;

  let ready = true;
  const statuses: number[] = [];
  const clients = Array.from({ length: 10 }, async () => {
    while (ready) statuses.push(await ask(agent, query));
  });
  await new Promise((resolve) => setTimeout(resolve, 500));
  const start = performance.now();
  program.child.kill('SIGTERM');
  // A balancer asks again and again, and turns away once it is told.
  while ((await ask(agent, `${url}/health/ready`)) === 200)
    await new Promise((resolve) => setTimeout(resolve, 50));
  expect(performance.now() - start).toBeLessThan(1000);
  await new Promise((resolve) => setTimeout(resolve, 300));
  ready = false;
  await Promise.all(clients);
  expect(await program.ended()).toBe(0);
  expect(performance.now() - start).toBeLessThan(5000);
  expect(statuses.length).toBeGreaterThan(20);
  expect(new Set(statuses)).toEqual(new Set([200]));
  await dropDatabase(name);
}, 60_000);
