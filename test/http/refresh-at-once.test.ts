import { CommandManager } from '../../src/database/command-manager.js';
import { Exchanges } from '../../src/session/exchanges.js';
import { refresh } from '../../src/session/refresh.commands.js';
import { tokenKeys } from '../../src/viewer/token.js';
import { jwtSecret, testServer, type TestServer } from '../support/ask.js';
import { logIn, refresh as refreshOverHttp, statusWith } from '../support/log-in.js';
import { makeWorld, password, type World } from '../support/world.js';

let world: World;
let second: TestServer;
beforeAll(async () => {
  world = await makeWorld();
  second = await testServer(world.database);
});
afterAll(async () => {
  await second.close();
  await world.close();
});

test('of fifty at once with one token, in two processes, all are answered and never are two tokens good', async () => {
  const { refreshToken } = await logIn(world, 'department', password);
  const given = await Promise.all(
    Array.from({ length: 50 }, (_, nth) => refreshOverHttp(nth % 2 === 0 ? world : second, refreshToken)),
  );
  expect(given.map(({ userErrors }) => userErrors)).toEqual(given.map(() => []));
  for (const { token } of given.slice(0, 2)) expect(await statusWith(second, token)).toBe(200);
  const good = await world.database.query<{ count: number }[]>(
    `select count(*)::int from refresh_token t join session s on s.id = session_id
      where used_at is null and ended_at is null`,
  );
  expect(good).toEqual([{ count: 1 }]);
});

test('those that come at once in one process are one exchange, and all get what it gives', async () => {
  const { refreshToken } = await logIn(world, 'admin', password);
  const tools = { keys: tokenKeys(jwtSecret), exchanges: new Exchanges() };
  const ask = () => refresh(new CommandManager(world.service), tools, { refreshToken, origin: 'a test' });
  const given = await Promise.all([ask(), ask(), ask()]);
  expect(given[0]).toMatchObject({ ok: true });
  expect(new Set(given).size).toBe(1);
  // What comes later is an exchange of its own: the answer may have been lost.
  expect(await ask()).toMatchObject({ ok: true });
  expect(await ask()).not.toEqual(given[0]);
});
