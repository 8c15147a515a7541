import { Watch } from '../../src/kept/watch.js';
import { messagesOf } from '../support/messages.js';
import { makeWorld, type World } from '../support/world.js';

let world: World;
beforeAll(async () => (world = await makeWorld()));
afterAll(() => world.close());

test('to look whether what is kept still holds is one message: a process that computes without a pause has an answer a turn', async () => {
  const watch = await Watch.begin(world.service);
  const messages = await messagesOf(() => watch.catchUp());
  await watch.close();
  // The server beside it may look as well.
  const looks = messages.filter((message) => message.some((text) => text.includes('release_set(true)')));
  expect(looks.length).toBeGreaterThan(0);
  for (const message of looks) {
    const [begin, settings, ids, releases, ...rest] = message;
    expect([begin, settings]).toEqual([
      expect.stringMatching(/^begin .* read only$/),
      expect.stringMatching(/^select set_config/),
    ]);
    expect([ids, releases, ...rest]).toEqual([
      expect.stringContaining('release_set(true)'),
      expect.stringContaining('from release'),
      'commit',
    ]);
  }
});

test('a look that fails ends, and nothing is vouched for until one does not', async () => {
  const watch = await Watch.begin(world.service);
  const blocked = world.database.createQueryRunner();
  await blocked.connect();
  await blocked.startTransaction();
  await blocked.query('lock table release in access exclusive mode');
  watch.forget();
  expect(watch.current()).toBeUndefined();
  await watch.catchUp();
  expect(watch.current()).toBeUndefined();
  await blocked.rollbackTransaction();
  await blocked.release();
  await watch.catchUp();
  await watch.catchUp();
  expect(watch.current()).toBeDefined();
  await watch.close();
});
