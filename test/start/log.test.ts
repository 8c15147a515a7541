import { tokenOf } from '../support/ask.js';
import { mainScript, type Program, startProgram } from '../support/program.js';
import { makeWorld, password, type World } from '../support/world.js';

const secret = 'a secret of the log test, which nobody may find in it';

let world: World;
let url: string;
let program: Program;
beforeAll(async () => {
  world = await makeWorld();
  // A slip in the middle of a request: a promise fails, and nobody looks.
  const planted = `import { subscribe } from 'node:diagnostics_channel';
    subscribe('http.server.request.start', ({ request }) => {
      if (request.url.includes('planted')) Promise.reject(new Error('a planted slip'));
    });`;
  const { url: DATABASE_URL = '' } = world.database.options as { url?: string };
  program = startProgram(['--import', `data:text/javascript,${encodeURIComponent(planted)}`, mainScript], {
    DATABASE_URL,
    JWT_SECRET: secret,
    LOG_LEVEL: 'info',
  });
  const said = await program.until(/listening at (http[^"]+)"/i);
  url = /listening at (http[^"]+)"/i.exec(said)?.[1] ?? '';
});
afterAll(async () => {
  program.child.kill('SIGTERM');
  await program.ended();
  await world.close();
});

interface Line {
  readonly reqId?: string;
  readonly msg: string;
  readonly [more: string]: unknown;
}

/** The lines of one request; waits until the one that ends it is there. */
async function linesOf(id: string): Promise<Line[]> {
  await program.until(new RegExp(`"reqId":"${id}"[^\n]*"msg":"request"`));
  const lines = program.said().trim().split('\n');
  return lines.map((line) => JSON.parse(line) as Line).filter(({ reqId }) => reqId === id);
}

async function ask(body: object, token?: string): Promise<{ id: string; text: string }> {
  const answer = await fetch(`${url}/graphql?token=in-the-address`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    },
    body: JSON.stringify(body),
  });
  return { id: answer.headers.get('x-request-id') ?? '', text: await answer.text() };
}

const logIn = 'mutation LogIn($input: LogInInput!) { logIn(input: $input) { token userErrors { code } } }';

test('each request is one line: what was asked, by which account, how it ended, what it cost', async () => {
  const token = await tokenOf(world.database, world.ids.department, secret);
  const { id } = await ask(
    { query: 'query Mine { localGovernments(first: 5) { nodes { code } } province(code: "99") { id } }' },
    token,
  );
  const [line, ...more] = await linesOf(id);
  expect(more).toEqual([]);
  expect(line).toMatchObject({
    method: 'POST',
    route: '/graphql',
    status: 200,
    ms: expect.any(Number),
    operation: 'Mine',
    code: 'NOT_FOUND',
    cost: 7,
    statements: expect.any(Number),
    role: 'DEPARTMENT',
    account: world.ids.department,
  });
  expect(line?.['statements']).toBe(1);
});

test('a malformed request, and one for nothing that is there, have their lines too', async () => {
  const malformed = await fetch(`${url}/graphql`, { method: 'POST', body: '{' });
  expect(await linesOf(malformed.headers.get('x-request-id') ?? '')).toEqual([
    expect.objectContaining({ status: 415, code: 'BAD_REQUEST', route: '/graphql' }),
  ]);
  const nothing = await fetch(`${url}/somchai@example.org`);
  expect(await linesOf(nothing.headers.get('x-request-id') ?? '')).toEqual([
    expect.objectContaining({ status: 404, route: 'none' }),
  ]);
});

test('a slip in one request takes no other down with it, and is in the log', async () => {
  const during = Array.from({ length: 20 }, () => ask({ query: '{ provinces { code } }' }));
  const planted = await fetch(`${url}/planted`);
  expect(planted.status).toBe(404);
  for (const { text } of await Promise.all(during)) expect(text).toContain('"code":"96"');
  expect(await program.until(/a planted slip/)).toContain('a promise failed and nobody looked');
  expect((await ask({ query: '{ nation { id } }' })).text).toContain('"data"');
});

test('a statement that fails is one line, however many fields wait for it', async () => {
  const token = await tokenOf(world.database, world.ids.department, secret);
  await world.database.query('alter table assessment rename to elsewhere');
  const { id, text } = await ask(
    { query: '{ localGovernments(first: 5) { nodes { assessment(year: 2567) { percent } } } }' },
    token,
  ).finally(() => world.database.query('alter table elsewhere rename to assessment'));
  expect((JSON.parse(text) as { errors: unknown[] }).errors).toHaveLength(5);
  await linesOf(id);
  const lines = program.said().trim().split('\n');
  expect(lines.filter((line) => line.includes(`"errorId":"${id}"`))).toHaveLength(1);
});

test('no password, token, variable, name or address is in the log, whatever goes wrong', async () => {
  const secrets = [password, 'a guessed password', 'nobody-of-this-name', secret];
  const input = (username: string, given: string) => ({ input: { username, password: given } });
  const { text } = await ask({ query: logIn, variables: input('officeOfPhrae', password) });
  const { token } = (JSON.parse(text) as { data: { logIn: { token: string } } }).data.logIn;
  secrets.push(token, ...token.split('.'));
  await ask({ query: logIn, variables: input('nobody-of-this-name', 'a guessed password') });
  await ask({ query: '{ localGovernments { nodes { code fullName { th } } } viewer { username } }' }, token);
  await ask({ query: '{ nation { id } }' }, 'a.wrong.token-of-somebody');
  // Faults of ours carry the statement and its parameters.
  await world.database.query('alter table account rename to elsewhere');
  await ask({ query: logIn, variables: input('officeofphrae', password) });
  await world.database.query('alter table elsewhere rename to account');
  await world.database.query('alter table audit_event rename to elsewhere');
  const { id } = await ask({ query: logIn, variables: input('officeofphrae', password) });
  await linesOf(id);

  const log = program.said();
  expect(log).toContain('unexpected error');
  secrets.push(
    'officeOfPhrae',
    'officeofphrae',
    'token-of-somebody',
    'in-the-address',
    'somchai@',
    '127.0.0.1"',
  );
  secrets.push('argon2', 'ป่าแดง');
  const found = secrets.filter((one) => log.replace(/.*listening at.*/gi, '').includes(one));
  expect(found).toEqual([]);
});
