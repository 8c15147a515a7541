import type { Socket } from 'node:net';
import pg from 'pg';
import { connect, disconnect } from '../../src/database/database.js';
import { ReadSession } from '../../src/database/read-session.js';
import { anonymous } from '../../src/viewer/viewer.js';
import { scopesOf } from '../../src/viewer/scopes.js';
import { startWay } from '../support/way.js';
import { makeWorld, type World } from '../support/world.js';

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});
afterAll(() => world.close());

/** A way to the database on which each connection ends at the first word after it was `armed`, as a dead one does. */
async function fragileWay() {
  const [open, armed] = [new Set<Socket>(), new Set<Socket>()];
  const way = await startWay(world.databaseUrl, (near, connectOn) => {
    open.add(near);
    const far = connectOn();
    far.pipe(near).on('close', () => far.destroy());
    near.on('data', (chunk) => (armed.has(near) ? near.destroy() : far.write(chunk)));
  });
  return { ...way, arm: () => open.forEach((socket) => armed.add(socket)) };
}

test('connections that died while they were idle are not the end of a read', async () => {
  const way = await fragileWay();
  const database = await connect(way.url);
  const pair = [
    new ReadSession(database, scopesOf(anonymous)),
    new ReadSession(database, scopesOf(anonymous)),
  ];
  await Promise.all(pair.map((reads) => reads.query('select 1')));
  await Promise.all(pair.map((reads) => reads.end()));
  way.arm();
  const reads = new ReadSession(database, scopesOf(anonymous));
  expect(await reads.query('select 1 as one')).toEqual([{ one: 1 }]);
  expect(reads.lost).toBe(false);
  await reads.end();
  await disconnect(database);
  way.close();
});

test('who gives up while a dead connection is exchanged for another leaves none behind', async () => {
  const way = await fragileWay();
  const database = await connect(way.url);
  way.arm();
  const reads = new ReadSession(database, scopesOf(anonymous));
  const real = pg.Client.prototype.query;
  let ended: Promise<unknown> | undefined;
  // What is said to the dead connection, before another is taken.
  const said = (sent: unknown[]): void => {
    if (sent[0] === 'commit') ended ??= Promise.all([reads.abandon(), reads.end()]);
  };
  const spy = jest.spyOn(pg.Client.prototype, 'query') as unknown as jest.SpyInstance<unknown, unknown[]>;
  spy.mockImplementation(function (this: unknown, ...sent) {
    said(sent);
    return Reflect.apply(real, this, sent) as unknown;
  });
  await expect(reads.query('select 1')).rejects.toThrow('abandoned');
  await ended;
  spy.mockRestore();
  expect(ended).toBeDefined();
  const { master } = database.driver as unknown as { master: pg.Pool };
  // Whatever it had still begun to connect is connected by then.
  const later = new ReadSession(database, scopesOf(anonymous));
  expect(await later.query('select 1 as one')).toEqual([{ one: 1 }]);
  await later.end();
  expect(master.totalCount - master.idleCount).toBe(0);
  await disconnect(database);
  way.close();
});

test('a read whose every connection ends before it has begun says so, and may be asked for once more', async () => {
  let ending = false;
  const open = new Set<Socket>();
  const way = await startWay(world.databaseUrl, (near, connectOn) => {
    open.add(near);
    if (ending) near.destroy();
    else near.pipe(connectOn()).pipe(near);
  });
  const database = await connect(way.url);

  ending = true;
  for (const socket of open) socket.destroy();
  const reads = new ReadSession(database, scopesOf(anonymous));
  await expect(reads.query('select 1')).rejects.toThrow(/Connection terminated|ECONNRESET/);
  expect(reads.lost).toBe(true);
  await reads.end();

  ending = false;
  const again = new ReadSession(database, scopesOf(anonymous));
  expect(await again.query('select 1 as one')).toEqual([{ one: 1 }]);
  await again.end();
  await disconnect(database);
  way.close();
});

/** The number of a connection's process at the database, in what that says when it opens (PostgreSQL, "BackendKeyData"). */
function processIn(said: Buffer): number | undefined {
  const at = said.indexOf(Buffer.from([0x4b, 0, 0, 0, 12]));
  return at < 0 ? undefined : said.readInt32BE(at + 5);
}

test('a connection that ends in the breath in which it opens costs neither the process nor the read', async () => {
  const ended: number[] = [];
  let arming = false;
  const way = await startWay(world.databaseUrl, (near, connectOn) => {
    const far = connectOn();
    near.pipe(far);
    if (!arming) return void far.pipe(near);
    arming = false;
    const held: Buffer[] = [];
    far.on('end', () => near.end(Buffer.concat(held)));
    far.on('data', (said) => {
      const pid = processIn(said);
      if (pid === undefined && held.length === 0) return void near.write(said);
      // From where it says that it is ready, all that it says arrives at once.
      held.push(said);
      if (pid === undefined) return;
      ended.push(pid);
      void world.database.query('select pg_terminate_backend($1)', [pid]);
    });
  });
  const database = await connect(way.url);
  const [first, second] = [
    new ReadSession(database, scopesOf(anonymous)),
    new ReadSession(database, scopesOf(anonymous)),
  ];
  await first.query('select 1');
  arming = true;
  expect(await second.query('select 1 as one')).toEqual([{ one: 1 }]);
  expect(ended).toHaveLength(1);
  await Promise.all([first.end(), second.end()]);
  await disconnect(database);
  way.close();
});
