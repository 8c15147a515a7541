import { once } from 'node:events';
import { connect as connectTo, createServer, type AddressInfo, type Socket } from 'node:net';
import pg from 'pg';
import { connect, disconnect } from '../../src/database/database.js';
import { ReadSession } from '../../src/database/read-session.js';
import { anonymous } from '../../src/viewer/viewer.js';
import { scopesOf } from '../../src/viewer/scopes.js';
import { makeWorld, type World } from '../support/world.js';

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});
afterAll(() => world.close());

/** A way to the database on which each connection ends at the first word after it was `armed`, as a dead one does. */
async function fragileWay() {
  const target = new URL(world.databaseUrl);
  const [open, armed] = [new Set<Socket>(), new Set<Socket>()];
  const server = createServer((near) => {
    open.add(near.on('error', () => undefined));
    const far = connectTo(Number(target.port), target.hostname).on('error', () => undefined);
    far.pipe(near).on('close', () => far.destroy());
    near.on('data', (chunk) => (armed.has(near) ? near.destroy() : far.write(chunk)));
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const through = new URL(target);
  through.hostname = '127.0.0.1';
  through.port = String((server.address() as AddressInfo).port);
  return { url: through.toString(), arm: () => open.forEach((socket) => armed.add(socket)), server };
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
  way.server.close();
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
  way.server.close();
});

test('a read whose every connection ends before it has begun says so, and may be asked for once more', async () => {
  const target = new URL(world.databaseUrl);
  let ending = false;
  const open = new Set<Socket>();
  const server = createServer((near) => {
    open.add(near.on('error', () => undefined));
    if (ending) near.destroy();
    else near.pipe(connectTo(Number(target.port), target.hostname)).pipe(near);
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const through = new URL(target);
  through.hostname = '127.0.0.1';
  through.port = String((server.address() as AddressInfo).port);
  const database = await connect(through.toString());

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
  server.close();
});
