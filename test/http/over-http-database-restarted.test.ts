import type { DataSource } from 'typeorm';
import { seedReference } from '../../seeds/reference.js';
import { bounds } from '../../src/database/bounds.js';
import { connect } from '../../src/database/database.js';
import { testServer, tokenOf, type TestServer } from '../support/ask.js';
import { post, startClients, type Told } from '../support/clients.js';
import { type OwnServer, ownServer } from '../support/own-server.js';

let own: OwnServer;
let owner: DataSource;
let server: TestServer;
beforeAll(async () => {
  own = await ownServer();
  await own.start();
  owner = await connect(own.url('postgres'));
  await owner.runMigrations();
  await owner.transaction(seedReference);
  await owner.query(
    `insert into account (username, display_name, password_hash, role) values ('x', 'x', 'x', 'DEPARTMENT')`,
  );
  authorization = `Bearer ${await tokenOf(owner, 1)}`;
  server = await testServer(owner);
});
afterAll(async () => {
  await server.close();
  await owner.destroy();
  await own.remove();
});

const questions = [
  '{ provinces { code name { th } localGovernmentCounts { total } } }',
  '{ localGovernments { totalCount } }',
  'mutation { logIn(input: { username: "nobody", password: "y" }) { userErrors { code } } }',
];
let authorization: string;

const well = ({ status, codes }: Told): boolean => status === 200 && codes.length === 0;
const away = ({ status, codes, retryAfter }: Told): boolean =>
  status === 503 && retryAfter !== null && codes.every((code) => code === 'SERVICE_UNAVAILABLE');

test('PostgreSQL killed and started again under 20 clients: each is told so, and served again, by the same process', async () => {
  const clients = startClients(20, (client) =>
    post(server.url, questions[client % 3] ?? '', client % 3 === 1 ? { headers: { authorization } } : {}),
  );
  await clients.each(well);
  await own.kill();
  await clients.each(away);
  await own.start();
  await clients.each(well);
  const before = clients.told.length;
  await clients.each(well);
  await clients.stop();

  expect(clients.told.filter((told) => !well(told) && !away(told))).toEqual([]);
  for (const { text } of clients.told.filter(away))
    expect(text).not.toMatch(/127\.0\.0\.1|ECONN|select |postgres|5432|\/src|\.ts/i);
  expect(clients.told.slice(before).filter((told) => !well(told))).toEqual([]);
  await expectNoneLeaked();
});

/** Every connection of the service is at rest again, and there are no more than it may have. */
async function expectNoneLeaked(): Promise<void> {
  const { applicationName } = server.service.options as { applicationName?: string };
  const [open] = await owner.query<{ all: number; busy: number }[]>(
    `select count(*)::int as all, (count(*) filter (where state <> 'idle'))::int as busy
       from pg_stat_activity where application_name = $1`,
    [applicationName],
  );
  expect(open?.busy).toBe(0);
  expect(open?.all).toBeLessThanOrEqual(bounds.pool.connections);
  const { master } = server.service.driver as unknown as {
    master: { totalCount: number; idleCount: number };
  };
  expect(master.totalCount).toBe(master.idleCount);
}
