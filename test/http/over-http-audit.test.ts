import { auditServer } from 'graphql-http';
import { makeWorld, type World } from '../support/world.js';

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});
afterAll(() => world.close());

test('GraphQL over HTTP: the audit of the specification finds no fault', async () => {
  const results = await auditServer({ url: `${world.url}/graphql` });
  const faults = results.filter((result) => result.status !== 'ok');
  // It asks without saying that it reads JSON, as a page navigation does.
  expect(faults.map((fault) => `${fault.status} ${fault.name}`)).toEqual([
    'notice MAY accept application/x-www-form-urlencoded formatted GET requests',
  ]);
  expect(results.length).toBeGreaterThan(60);
});

const ask = (init: RequestInit, search = '') => fetch(`${world.url}/graphql${search}`, init);
const post = (body: object, accept?: string) =>
  ask({
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(accept === undefined ? {} : { accept }) },
    body: JSON.stringify(body),
  });

test.each([
  ['application/json', 200, 'application/json; charset=utf-8'],
  ['application/graphql-response+json', 400, 'application/graphql-response+json; charset=utf-8'],
  [
    'application/graphql-response+json, application/json;q=0.9',
    400,
    'application/graphql-response+json; charset=utf-8',
  ],
  ['*/*', 400, 'application/json; charset=utf-8'],
])('a refused document for Accept: %s is %i', async (accept, status, type) => {
  for (const query of ['{', '{ nothing }', `{ ${'a{'.repeat(30)}`]) {
    const answer = await post({ query }, accept);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([status, type]);
  }
});

test.each(['text/html', 'image/png', 'application/json;q=0'])(
  'who reads no JSON gets 406, and nothing has been done: Accept: %s',
  async (accept) => {
    const answer = await world.ask('{ provinces { code } }', { headers: { accept } });
    expect([answer.status, answer.statements]).toEqual([406, []]);
  },
);

const search = `?query=${encodeURIComponent('{ nation { id } }')}`;

test.each(['application/json', 'application/graphql-response+json', 'application/json, */*;q=0.1'])(
  'GET is open to programs: Accept: %s',
  async (accept) => {
    const answer = await ask({ headers: { accept } }, search);
    expect([answer.status, await answer.json()]).toEqual([
      200,
      { data: { nation: { id: expect.any(String) } } },
    ]);
  },
);

test.each(['*/*', 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8', 'image/avif,image/*'])(
  'GET is closed to what a foreign page can cause: Accept: %s',
  async (accept) => {
    const answer = await ask({ headers: { accept } }, search);
    expect(answer.ok).toBe(false);
    expect(await answer.json()).toEqual({
      errors: [expect.objectContaining({ message: expect.any(String) })],
    });
  },
);

test('GET changes nothing', async () => {
  const document = 'mutation { logIn(input: { username: "admin", password: "x" }) { token } }';
  const answer = await ask(
    { headers: { accept: 'application/json' } },
    `?query=${encodeURIComponent(document)}`,
  );
  expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'POST']);
});

test.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x'])(
  'a form of a foreign page is not read: %s',
  async (type) => {
    const answer = await ask({
      method: 'POST',
      headers: { 'content-type': type },
      body: '{"query":"{ nation { id } }"}',
    });
    expect([answer.status, await answer.json()]).toEqual([
      415,
      { errors: [{ message: expect.any(String), extensions: { code: 'BAD_REQUEST' } }] },
    ]);
  },
);

test('operations do not come in batches', async () => {
  const answer = await post([{ query: '{ nation { id } }' }, { query: '{ nation { id } }' }]);
  expect(answer.status).toBe(400);
});

test('a query that is too dear is refused by GET too', async () => {
  const query = '{ localGovernments { nodes '.repeat(10);
  const answer = await ask(
    { headers: { accept: '*/*, application/graphql-response+json' } },
    `?query=${encodeURIComponent(query)}`,
  );
  expect(answer.status).toBe(400);
  const variables = encodeURIComponent(
    JSON.stringify({ a: 'x'.repeat(9000), b: Array.from({ length: 1100 }, () => 1) }),
  );
  const wide = await ask(
    { headers: { accept: 'application/graphql-response+json' } },
    `${search}&variables=${variables}`,
  );
  expect([
    wide.status,
    ((await wide.json()) as { errors: { extensions: object }[] }).errors[0]?.extensions,
  ]).toEqual([400, expect.objectContaining({ code: 'VARIABLES_TOO_LARGE' })]);
});
