import { setTimeout as pause } from 'node:timers/promises';
import { bounds } from '../../src/database/bounds.js';
import { tokenOf } from '../support/ask.js';
import { post, startClients, type Told } from '../support/clients.js';
import { makeWorld, type World } from '../support/world.js';

let world: World;
const failures: string[] = [];
beforeAll(async () => {
  world = await makeWorld();
  const token = await tokenOf(world.database, world.ids.department);
  headers = { authorization: `Bearer ${token}`, 'x-query-cost': '1' };
  const ignore = () => undefined;
  world.service.setOptions({
    logging: ['error'],
    logger: {
      logQueryError: (error: string | Error) => void failures.push(String(error)),
      ...{
        logQuery: ignore,
        logQuerySlow: ignore,
        logSchemaBuild: ignore,
        logMigration: ignore,
        log: ignore,
      },
    },
  });
});
// Who asks is known for some seconds.
beforeEach(() => reports());
afterAll(() => world.close());

const document = '{ localGovernments { nodes { code assessments { percent dimensions { percent } } } } }';
let headers: Record<string, string>;
/** As the department, and made anew: nothing that the process keeps answers it. */
const reports = (more: Parameters<typeof post>[2] = {}) => post(world.url, document, { ...more, headers });
const unavailable = ({ codes }: Told): boolean =>
  codes.length > 0 && codes.every((code) => code === 'SERVICE_UNAVAILABLE');

/** Holds a table against everybody while something is tried. */
async function whileLocked(table: string, run: () => Promise<void>): Promise<void> {
  const holder = world.database.createQueryRunner();
  await holder.startTransaction();
  await holder.query(`lock table ${table} in access exclusive mode`);
  try {
    await run();
  } finally {
    await holder.rollbackTransaction();
    await holder.release();
  }
}

/** How many statements of the service wait for a lock. */
async function blocked(): Promise<number> {
  const { applicationName } = world.service.options as { applicationName?: string };
  const [found] = await world.database.query<{ count: number }[]>(
    `select count(*)::int as count from pg_stat_activity where application_name = $1 and wait_event_type = 'Lock'`,
    [applicationName],
  );
  return found?.count ?? 0;
}

async function untilBlocked(count: number): Promise<void> {
  while ((await blocked()) !== count) await pause(10);
}

test('every connection taken and more asking than may wait: the last are told at once, the others in time', async () => {
  const held = Array.from({ length: bounds.pool.connections }, () => world.service.createQueryRunner());
  for (const runner of held) await runner.connect();
  const asked = Array.from({ length: bounds.pool.waiting + 50 }, () => reports());
  const first = await Promise.race(asked);
  expect([first.status, first.retryAfter, first.codes]).toEqual([503, '1', ['SERVICE_UNAVAILABLE']]);
  expect((await post(world.url, '{ nation { name { en } } }')).codes).toEqual([]);
  for (const told of await Promise.all(asked)) expect([told.status, told.retryAfter]).toEqual([503, '1']);
  for (const runner of held) await runner.release();
  expect((await reports()).codes).toEqual([]);
});

test('a locked table: what needs it is told so, and nothing goes on waiting for it', async () => {
  await whileLocked('assessment', async () => {
    const told = await Promise.all(Array.from({ length: 60 }, () => reports()));
    expect(told.filter((one) => !unavailable(one))).toEqual([]);
    await untilBlocked(0);
  });
  expect((await reports()).codes).toEqual([]);
});

test('who hangs up leaves nothing running', async () => {
  await whileLocked('assessment', async () => {
    failures.length = 0;
    const client = new AbortController();
    const asked = reports({ signal: client.signal }).catch(() => 'hung up');
    await untilBlocked(1);
    client.abort();
    expect(await asked).toBe('hung up');
    await untilBlocked(0);
    while (failures.length === 0) await pause(10);
    expect(failures[0]).toContain('canceling statement due to user request');
  });
  for (let nth = 0; nth < 5; nth += 1) expect((await reports()).codes).toEqual([]);
});

test('a read that loses one connection after another is answered by the one that lasts', async () => {
  let asked: Promise<Told> | undefined;
  await whileLocked('assessment', async () => {
    asked = reports();
    for (let nth = 0; nth < 5; nth += 1) {
      expect(await Promise.race([untilBlocked(1), asked])).toBeUndefined();
      await world.database.query(
        `select pg_terminate_backend(pid, 1000) from pg_stat_activity
          where application_name = $1 and wait_event_type = 'Lock'`,
        [(world.service.options as { applicationName?: string }).applicationName],
      );
    }
  });
  expect(await asked).toMatchObject({ status: 200, codes: [] });
});

test('connections ended five times under load: no read fails', async () => {
  const clients = startClients(4, () => reports());
  for (let round = 0; round < 5; round += 1) {
    await clients.each(() => true);
    await world.database.query(
      `select pg_terminate_backend(pid) from pg_stat_activity
        where datname = current_database() and pid <> pg_backend_pid()`,
    );
  }
  await clients.each(() => true);
  await clients.stop();
  expect(clients.told.filter(({ codes, status }) => status !== 200 || codes.length > 0)).toEqual([]);
  // As the server says it where its word comes first, else as the driver does.
  expect(failures.join()).toMatch(/terminating connection|Connection terminated/);
});
