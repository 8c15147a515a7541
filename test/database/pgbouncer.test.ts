import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chooseAccount, isRoot } from '../../src/database/embedded/account.js';
import { connectService } from '../../src/database/service.js';
import { testServer, type TestServer } from '../support/ask.js';
import { freePort } from '../support/own-server.js';
import { pgbouncer, testWith } from '../support/programs.js';
import { onServer, templateName } from '../support/server.js';
import { makeWorld, type World } from '../support/world.js';

const bounced = testWith(pgbouncer, 'pgbouncer');

const web = () => `${templateName()}_bounced`;
let world: World;
let bouncer: ChildProcess;
let folder: string;
let port: number;
let server: TestServer;
beforeAll(async () => {
  if (pgbouncer === undefined) return;
  world = await makeWorld();
  await onServer((client) =>
    client.query(`create role ${web()} login password 'web'; grant lpa_service to ${web()}`),
  );
  port = await freePort();
  bouncer = await startBouncer(new URL(world.databaseUrl));
  server = await testServer(world.database, { url: through(web(), 'web') });
}, 120_000);
afterAll(async () => {
  if (pgbouncer === undefined) return;
  await server.close();
  bouncer.kill('SIGINT');
  await once(bouncer, 'close');
  rmSync(folder, { recursive: true });
  await world.close();
  await onServer((client) => client.query(`drop role ${web()}`));
});

function through(user: string, password: string): string {
  const url = new URL(world.databaseUrl);
  [url.username, url.password, url.port] = [user, password, String(port)];
  return url.toString();
}

/** Three connections for everybody, each handed to another client after each transaction. */
async function startBouncer({ hostname, port: far, username, password }: URL): Promise<ChildProcess> {
  folder = mkdtempSync(join(tmpdir(), 'lpa-bouncer-'));
  chmodSync(folder, 0o755);
  writeFileSync(join(folder, 'users'), `"${web()}" "web"\n"${username}" "${decodeURIComponent(password)}"\n`);
  const settings = [
    ...['[databases]', `* = host=${hostname} port=${far}`, '[pgbouncer]', 'listen_addr = 127.0.0.1'],
    ...[`listen_port = ${port}`, 'unix_socket_dir =', 'auth_type = trust', `auth_file = ${folder}/users`],
    ...['pool_mode = transaction', 'default_pool_size = 3', 'max_client_conn = 200'],
  ];
  writeFileSync(join(folder, 'pgbouncer.ini'), settings.join('\n'));
  const account = isRoot() ? await chooseAccount() : undefined;
  const child = spawn(pgbouncer ?? '', [join(folder, 'pgbouncer.ini')], {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'pipe'],
    ...(account && { uid: account.uid, gid: account.gid }),
  });
  await new Promise<void>((up, refuse) => {
    let said = '';
    child.stderr.on('data', (text: Buffer) => {
      if ((said += text.toString()).includes('process up')) up();
    });
    child.once('close', () => refuse(new Error(said)));
  });
  return child;
}

bounced('many viewers at once through few connections: each meets its own and nothing else', async () => {
  const { ids } = world;
  const expected = [
    [ids.officeOfPhrae, 6],
    [ids.officeOfNongKhai, 5],
    [ids.localGovernmentOfPhrae, 1],
    [ids.department, 11],
  ] as const;
  const asked = Array.from({ length: 80 }, async (_, nth) => {
    const [as, count] = expected[nth % 4] ?? [0, 0];
    const answer = await server.ask('{ localGovernments(first: 100) { totalCount nodes { code } } }', { as });
    expect(answer.data().localGovernments.nodes).toHaveLength(count);
  });
  await Promise.all(asked);
});

bounced('nothing is carried over, and commands work as everywhere', async () => {
  const admin = { as: world.ids.admin };
  const published = await server.ask(
    'mutation { publishRelease(input: { year: 2568 }) { release { state } } }',
    admin,
  );
  expect(published.data().publishRelease.release.state).toBe('PUBLISHED');
  const left = await Promise.all(
    Array.from({ length: 12 }, () =>
      server.service.query<object[]>(
        `select current_user as "user", coalesce(current_setting('lpa.everywhere', true), '') as scope`,
      ),
    ),
  );
  for (const [row] of left) expect(row).toEqual({ user: web(), scope: '' });
});

bounced(
  'an account that is more than the service needs is refused there, as nothing would lower it',
  async () => {
    const { username, password } = new URL(world.databaseUrl);
    await expect(connectService(through(username, decodeURIComponent(password)))).rejects.toThrow(
      /^Through a pooler the service needs an account of its own/,
    );
  },
);
