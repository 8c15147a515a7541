import { passwordGate } from '../../src/limits/gate.js';
import { makeWorld, type World } from '../support/world.js';

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});
afterAll(() => world.close());

const logIn = () =>
  world.ask('mutation { logIn(input: { username: "admin", password: "wrong" }) { userErrors { code } } }');

test('with every place taken and everyone waiting who may, a log-in is told to come again, and reads go on', async () => {
  let end = (): void => undefined;
  const ended = new Promise<void>((resolve) => (end = resolve));
  const room: Promise<void>[] = [];
  // Two run, fifty wait.
  for (let taken = 0; taken < 52; taken += 1) room.push(passwordGate.run(() => ended));
  const refused = await logIn();
  expect([refused.status, refused.errorCode()]).toEqual([503, 'SERVICE_UNAVAILABLE']);
  expect((await world.ask('{ nation { assessment { percent } } }')).errors()).toEqual([]);
  end();
  await Promise.all(room);
  expect((await logIn()).data().logIn.userErrors).toEqual([{ code: 'INVALID_CREDENTIALS' }]);
});

test('many at once are all answered, one way or the other', async () => {
  const guesses = await Promise.all(Array.from({ length: 30 }, logIn));
  for (const answer of guesses) {
    // On a slow machine some wait longer for the others than anybody may, and are told to come again.
    const code = answer.status === 503 ? answer.errorCode() : answer.data().logIn.userErrors[0].code;
    expect(['INVALID_CREDENTIALS', 'TOO_MANY_ATTEMPTS', 'SERVICE_UNAVAILABLE']).toContain(code);
  }
});
