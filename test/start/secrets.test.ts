import { urlOf } from '../support/server.js';
import { bearer, changePassword, logIn, refresh, statusWith } from '../support/log-in.js';
import { mainScript, startProgram } from '../support/program.js';
import { makeWorld, password, type World } from '../support/world.js';
import type { Answer, TestServer } from '../support/ask.js';

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});
afterAll(() => world.close());

/** The built program as something that can be asked, but for what only a test within its process has. */
const asker = (url: string): Pick<TestServer, 'ask'> => ({
  async ask(query, { variables, headers } = {}) {
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ query, variables }),
    });
    const body = (await response.json()) as Answer['body'];
    return { status: response.status, body, data: () => body.data } as Answer;
  },
});

test('no password, token or key stands in the log or the audit, whatever is done with them', async () => {
  const [{ name }] = await world.database.query('select current_database() as name');
  const jwtSecret = 'the secret of this one, long enough';
  const program = startProgram([mainScript], {
    ...{ DATABASE_URL: urlOf(name), JWT_SECRET: jwtSecret, LOG_LEVEL: 'debug' },
  });
  const [url = ''] = /http:\/\/127\.0\.0\.1:\d+/.exec(await program.until(/127\.0\.0\.1:\d+/)) ?? [];
  const server = asker(url);
  const newPassword = 'กล้วยไม้ ดวงจันทร์ กระเป๋า';
  await logIn(server, 'admin', 'a wrong one');
  await logIn(server, 'A Password As Name', 'x');
  const first = await logIn(server, 'admin', password);
  const second = await refresh(server, first.refreshToken);
  await refresh(server, second.refreshToken);
  await refresh(server, first.refreshToken);
  await statusWith(server, `${second.token}x`);
  const third = await changePassword(server, { username: 'admin', password, newPassword });
  const made = await server.ask(
    `mutation { createApiKey(input: { name: "abc", role: DEPARTMENT, expiresAt: "2999-01-01T00:00:00Z" }) { secret } }`,
    bearer(third.token),
  );
  const { secret } = (made.data() as { createApiKey: { secret: string } }).createApiKey;
  await statusWith(server, secret);
  const reset = await server.ask(
    'mutation { resetPassword(input: { username: "department" }) { oneTimePassword } }',
    bearer(third.token),
  );
  const { oneTimePassword } = (reset.data() as { resetPassword: { oneTimePassword: string } }).resetPassword;
  program.child.kill('SIGTERM');
  expect(await program.ended()).toBe(0);

  const rows = await world.database.query<{ text: string }[]>('select e::text as text from audit_event e');
  const told = `${program.said()}\n${rows.map(({ text }) => text).join('\n')}`.toLowerCase();
  // It is there at all: what gathered was written at the end.
  for (const action of ['LOG_IN', 'REFRESH_TOKEN_REUSED', 'CHANGE_PASSWORD', 'ADD_API_KEY', 'USE_API_KEY'])
    expect(told).toContain(action.toLowerCase());
  const secrets = [
    ...[password, newPassword, 'a wrong one', 'a password as name', jwtSecret, secret, oneTimePassword],
    ...[first, second, third].flatMap(({ token, refreshToken }) => [token, refreshToken]),
  ];
  for (const each of [...secrets, 'argon2', 'eyj']) {
    expect(each.length).toBeGreaterThan(2);
    expect(told).not.toContain(each.toLowerCase());
  }
});
