import { tryLogIn, logIn } from '../support/log-in.js';
import { testServer, type TestServer } from '../support/ask.js';
import { makeWorld, password, type World } from '../support/world.js';
import { guessing } from './guessing.js';

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
beforeEach(() => world.database.query('truncate log_in_counter, log_in_network'));

const { wait, justNow, guess, logInFrom } = guessing(() => world);

/** Tries at once whenever it is allowed to; not quite a quarter of an hour, as the machine takes time too. */
async function guessFor(username: string, seconds = 12 * 60): Promise<number> {
  let evaluated = 0;
  for (let passed = 0; passed < seconds;) {
    const [code, pause] = await guess(username);
    if (code === 'INVALID_CREDENTIALS') evaluated += 1;
    await wait(pause ?? 0);
    passed += pause ?? 0;
  }
  return evaluated;
}

test('three wrong passwords are let pass, then each makes the next wait twice as long', async () => {
  for (let nth = 0; nth < 3; nth += 1) expect(await guess('admin')).toEqual(['INVALID_CREDENTIALS', null]);
  for (const seconds of [2, 4, 8, 16]) {
    await justNow();
    const [code, pause] = await guess('admin');
    expect(code).toBe('TOO_MANY_ATTEMPTS');
    expect(pause).toBeLessThanOrEqual(seconds);
    expect(pause).toBeGreaterThan(seconds / 2 - 1);
    await wait(seconds);
    expect(await guess('admin')).toEqual(['INVALID_CREDENTIALS', null]);
  }
});

test('a name that no account has is answered word for word alike', async () => {
  const answers = async (username: string) => {
    const all = [];
    for (let nth = 0; nth < 5; nth += 1) all.push((await tryLogIn(world, username, 'wrong')).body);
    return all;
  };
  expect(await answers('nobody-at-all')).toEqual(await answers('admin'));
});

test('fifty at once are not fifty guesses, over two processes neither', async () => {
  const given = await Promise.all(
    Array.from({ length: 50 }, (_, nth) => tryLogIn(nth % 2 === 0 ? world : second, 'admin', 'wrong')),
  );
  const codes = given.map(({ body }) => /(?<="code":")[A-Z_]+/.exec(JSON.stringify(body))?.[0]);
  const evaluated = codes.filter((code) => code === 'INVALID_CREDENTIALS').length;
  // Three are free; on a busy machine the fifty take so long that a wait between guesses or two is over.
  expect(evaluated).toBeGreaterThan(0);
  expect(evaluated).toBeLessThan(8);
  // A busy machine may also say that it has no connection to spare.
  for (const code of codes)
    expect(['INVALID_CREDENTIALS', 'TOO_MANY_ATTEMPTS', 'SERVICE_UNAVAILABLE']).toContain(code);
});

test('a tireless stranger gets ten guesses in a quarter of an hour', async () => {
  expect(await guessFor('admin')).toBe(10);
});

test('a known address gets ten guesses in a quarter of an hour, and waits between them', async () => {
  await logInFrom('admin');
  expect(await guessFor('admin')).toBe(10);
});

test('nobody gets more than twenty, from addresses that are known and not together', async () => {
  expect(await guessFor('department')).toBe(10);
  await logInFrom('department');
  expect(await guessFor('department', 60)).toBeLessThanOrEqual(10);
  const [row] = await world.database.query('select max(cardinality(attempts)) as most from log_in_counter');
  expect(row.most).toBeLessThanOrEqual(20);
});

test('many addresses from which an account has logged in do not make more guesses together', async () => {
  await world.database.query(
    `insert into log_in_network (account_id, network)
     select id, '192.0.2.' || n from account, generate_series(0, 7) n where username = 'admin'`,
  );
  const proxied = await testServer(world.database, { config: { trustProxy: ['loopback'] } });
  const codes = [];
  for (let nth = 0; nth < 24; nth += 1) {
    const headers = { 'x-forwarded-for': `192.0.2.${nth % 8}` };
    const from = { ask: (document: string, given = {}) => proxied.ask(document, { ...given, headers }) };
    codes.push((await guess('admin', from))[0]);
  }
  await proxied.close();
  expect(codes.filter((code) => code === 'INVALID_CREDENTIALS')).toHaveLength(20);
});

test('a stranger’s guesses do not keep out who comes from where it logged in before', async () => {
  await logInFrom('officeofphrae');
  // What strangers did elsewhere: their allowance is used up.
  await world.database.query('update log_in_network set network = $1', ['elsewhere']);
  for (let code; code !== 'TOO_MANY_ATTEMPTS';) [code] = await guess('officeofphrae');
  expect((await guess('officeofphrae', world, password))[0]).toBe('TOO_MANY_ATTEMPTS');
  await logInFrom('officeofphrae');
  expect((await logIn(world, 'officeOfPhrae', password)).userErrors).toEqual([]);
});

test('a right password is no guess: it is never counted, however often', async () => {
  for (let nth = 0; nth < 8; nth += 1)
    expect((await logIn(world, 'department', password)).userErrors).toEqual([]);
  const [row] = await world.database.query(
    'select coalesce(sum(cardinality(attempts)), 0)::int as attempts from log_in_counter',
  );
  expect(row.attempts).toBe(0);
});

test('a right password does not give a guesser new guesses', async () => {
  for (let nth = 0; nth < 3; nth += 1) await guess('department');
  await world.database.query('truncate log_in_network');
  await wait(2);
  expect((await logIn(world, 'department', password)).userErrors).toEqual([]);
  await world.database.query('truncate log_in_network');
  await guess('department');
  expect((await guess('department'))[0]).toBe('TOO_MANY_ATTEMPTS');
});

test('a disabled account is guessed at like any other, with the right password too', async () => {
  await world.database.query(`update account set disabled_at = now() where username = 'officeofnongkhai'`);
  for (let nth = 0; nth < 3; nth += 1)
    expect(await guess('officeofnongkhai', world, password)).toEqual(['INVALID_CREDENTIALS', null]);
  await justNow();
  expect((await guess('officeofnongkhai', world, password))[0]).toBe('TOO_MANY_ATTEMPTS');
});

test('one address that tries one password on many names is stopped', async () => {
  const codes = [];
  for (let nth = 0; nth < 32; nth += 1) codes.push((await guess(`name-${nth}`))[0]);
  expect(codes.filter((code) => code === 'INVALID_CREDENTIALS')).toHaveLength(30);
  expect(codes.slice(-2)).toEqual(['TOO_MANY_ATTEMPTS', 'TOO_MANY_ATTEMPTS']);
});

test('a guess at the present password in changePassword is one too', async () => {
  for (let nth = 0; nth < 3; nth += 1) await guess('admin');
  const answer = await world.ask(
    `mutation { changePassword(input: { username: "admin", password: "wrong", newPassword: "เขื่อน สะพาน ดอกคูน" })
       { token userErrors { code } } }`,
  );
  expect(answer.data().changePassword.userErrors).toEqual([{ code: 'TOO_MANY_ATTEMPTS' }]);
});

test('no more than one log-in is tried in a request', async () => {
  const tried = '{ token userErrors { code } }';
  const answer = await world.ask(
    `mutation { a: logIn(input: { username: "admin", password: "x" }) ${tried}
                b: logIn(input: { username: "admin", password: "y" }) ${tried} }`,
  );
  expect(answer.errorCode()).toBe('QUERY_TOO_COMPLEX');
});

test('no name is kept in the counters, and old ones go away', async () => {
  await guess('a secret typed as a name');
  const text = JSON.stringify(await world.database.query('select * from log_in_counter'));
  expect(text).not.toContain('secret');
  await world.database.query(`update log_in_counter set expires_at = now() - interval '1 second'`);
  await guess('another');
  expect(await world.database.query('select name from log_in_counter where expires_at < now()')).toEqual([]);
  expect(await world.database.query('select name from log_in_counter')).toHaveLength(3);
});
