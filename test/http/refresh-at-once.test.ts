import { CommandManager } from '../../src/database/command-manager.js';
import { Exchanges } from '../../src/session/exchanges.js';
import { refresh } from '../../src/session/refresh.commands.js';
import { tokenKeys } from '../../src/viewer/token.js';
import { jwtSecret } from '../support/ask.js';
import { logIn } from '../support/log-in.js';
import { makeWorld, password, type World } from '../support/world.js';

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});
afterAll(() => world.close());

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
