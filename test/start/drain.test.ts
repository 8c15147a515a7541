import { Agent, request } from 'node:http';
import { mainScript, startProgram } from '../support/program.js';
import { createDatabase, dropDatabase, templateName } from '../support/server.js';

/** How often: DRAIN_TIMES=100 npx jest test/start/drain before a release. */
const times = Number(process.env['DRAIN_TIMES'] ?? 1);

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

const name = `${templateName()}_drained`;
let DATABASE_URL: string;
beforeAll(async () => {
  DATABASE_URL = await createDatabase(name, templateName());
});
afterAll(() => dropDatabase(name));

test.each(Array.from({ length: times }, (_, nth) => nth + 1))(
  'SIGTERM under load: not ready, no request lost, ended by itself (%i)',
  async () => {
    const program = startProgram([mainScript], {
      DATABASE_URL,
      JWT_SECRET: 'x'.repeat(40),
      LOG_LEVEL: 'info',
      RATE_LIMIT_PUBLIC: 'off',
    });
    const said = await program.until(/listening at (http[^"]+)"/i);
    const url = /listening at (http[^"]+)"/i.exec(said)?.[1] ?? '';
    const agent = new Agent({ keepAlive: true });
    const query = `${url}/graphql?query=${encodeURIComponent('{ provinces { code name { th } } }')}`;

    const statuses: number[] = [];
    let underWay = (): void => undefined;
    const loaded = new Promise<void>((resolve) => (underWay = resolve));
    let turnedAway = false;
    // Each turns away once the service is not ready any more, as a balancer does; what it has sent by then must be answered.
    const clients = Array.from({ length: 10 }, async () => {
      while (!turnedAway) {
        statuses.push(await ask(agent, query));
        if (statuses.length === 50) underWay();
      }
    });
    await loaded;
    program.child.kill('SIGTERM');
    while ((await ask(agent, `${url}/health/ready`)) === 200);
    turnedAway = true;
    await Promise.all(clients);
    expect(await program.ended()).toBe(0);
    expect(new Set(statuses)).toEqual(new Set([200]));
    agent.destroy();
  },
  60_000,
);
