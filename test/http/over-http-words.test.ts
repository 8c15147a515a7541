import { tokenOf } from '../support/ask.js';
import { makeWorld, type World } from '../support/world.js';

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});
afterAll(() => world.close());

/** Each one letter off. */
test.each<[string, string, object?]>([
  ['a field', '{ natoin { id } }'],
  ['a field within', '{ nation { nme { th } } }'],
  ['an argument', '{ province(cod: "43") { id } }'],
  ['a directive', '{ nation @includ(if: true) { id } }'],
  ['a type', '{ nation { ... on Natio { id } } }'],
  ['a type of a variable', 'query ($y: Yeer) { nation { assessment(year: $y) { id } } }'],
  ['an enum value', '{ localGovernments(filter: { types: [SAA] }) { totalCount } }'],
  ['an input field', '{ localGovernments(filter: { typs: [SAO] }) { totalCount } }'],
  [
    'an enum value in a variable',
    'query ($t: [LocalGovernmentType!]) { localGovernments(filter: { types: $t }) { totalCount } }',
    { t: ['SAA'] },
  ],
  [
    'an input field in a variable',
    'query ($f: LocalGovernmentFilterInput) { localGovernments(filter: $f) { totalCount } }',
    { f: { typs: ['SAO'] } },
  ],
  ['a field of an interface', '{ nation { ... on Assessed { localGovernmentCounts { total } } } }'],
  ['a selection left out', '{ nation }'],
])('a misspelled name gets no suggestion: %s', async (_what, document, variables = {}) => {
  const answer = await world.ask(document, { variables });
  expect(answer.errors().length).toBeGreaterThan(0);
  expect(JSON.stringify(answer.body)).not.toMatch(/did you mean|perhaps/i);
});

test('each answer has an id of its own; the one of a fault is in its message too', async () => {
  const own = await makeWorld();
  try {
    await own.database.query('alter table assessment rename to elsewhere');
    const authorization = `Bearer ${await tokenOf(own.database, own.ids.department)}`;
    const post = (query: string) =>
      fetch(`${own.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization },
        body: JSON.stringify({ query }),
      });
    const fine = await post('{ nation { id } }');
    const fault = await post('{ localGovernment(code: "6540102") { assessment { percent } } }');
    const ids = [fine, fault].map((answer) => answer.headers.get('x-request-id'));
    expect(new Set(ids).size).toBe(2);
    expect(await fault.json()).toMatchObject({
      errors: [{ message: expect.stringContaining(ids[1] ?? '?'), extensions: { errorId: ids[1] } }],
    });
  } finally {
    await own.close();
  }
});

const secure = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'content-security-policy': expect.stringContaining("frame-ancestors 'none'"),
  'strict-transport-security': expect.stringMatching(/^max-age=\d+/),
  'x-request-id': expect.stringMatching(/^[0-9a-f-]{36}$/),
};

test.each([
  '/graphql',
  '/graphql?query={nation{id}}',
  '/health/live',
  '/health/ready',
  '/explorer/',
  '/nothing',
  '/%zz',
])('the answer of %s is safe in a browser, and says nothing of what made it', async (path) => {
  const answer = await fetch(world.url + path, { headers: { accept: 'application/json, text/html' } });
  const headers = Object.fromEntries(answer.headers);
  expect(headers).toMatchObject(secure);
  expect(headers).not.toHaveProperty('server');
  expect(headers).not.toHaveProperty('x-powered-by');
});

test('what an account reads, and what may hold a token, is kept by no cache between', async () => {
  const { token } = (
    await world.ask(
      'mutation { logIn(input: { username: "admin", password: "a password of the world" }) { token } }',
    )
  ).data().logIn as { token: string };
  const get = (headers: Record<string, string>) =>
    fetch(`${world.url}/graphql?query={nation{id}}`, { headers: { accept: 'application/json', ...headers } });
  const known = await get({ authorization: `Bearer ${token}` });
  expect([known.status, known.headers.get('cache-control')]).toEqual([200, 'private, no-cache']);
  const open = await get({});
  expect([open.headers.get('cache-control'), open.headers.get('vary')]).toEqual([
    'public, max-age=5, must-revalidate',
    expect.stringContaining('authorization'),
  ]);
  const posted = await fetch(`${world.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{"query":"{ nation { id } }"}',
  });
  expect(posted.headers.get('cache-control')).toBe('no-store');
});
