import { jwtSecret, testServer } from '../support/ask.js';
import { changePassword } from '../support/log-in.js';
import { makeWorld, type World } from '../support/world.js';
import { guessing } from './guessing.js';

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});
afterAll(() => world.close());
beforeEach(() => world.database.query('truncate log_in_counter, log_in_network'));

const { justNow, guess, logInFrom } = guessing(() => world);

test('another key that signs tokens forgets no guess', async () => {
  for (let nth = 0; nth < 3; nth += 1) await guess('admin');
  await justNow();
  const secrets = { jwtSecret: 'a second secret of the tests, long enough too', oldJwtSecrets: [jwtSecret] };
  const rotated = await testServer(world.database, { config: secrets });
  const [code] = await guess('admin', rotated);
  await rotated.close();
  expect(code).toBe('TOO_MANY_ATTEMPTS');
  expect(await world.database.query('select name from log_in_counter')).toHaveLength(3);
});

test.each([
  ['from where it never was', false],
  ['from where it logged in before', true],
])('a reset lets in at once who was kept out by guesses, %s', async (_from, known) => {
  const username = 'localgovernmentofphrae';
  if (known) await logInFrom(username);
  for (let code; code !== 'TOO_MANY_ATTEMPTS';) [code] = await guess(username);
  await justNow();
  const reset = await world.ask(
    `mutation { resetPassword(input: { username: "${username}" }) { oneTimePassword } }`,
    { as: world.ids.admin },
  );
  const { oneTimePassword } = reset.data().resetPassword;
  expect((await guess(username, world, oneTimePassword))[0]).toBe('PASSWORD_CHANGE_REQUIRED');
  const newPassword = 'เขื่อน สะพาน ดอกคูน';
  const input = { username, password: oneTimePassword, newPassword };
  expect((await changePassword(world, input)).userErrors).toEqual([]);
});
