import { makeWorld, type World } from '../support/world.js';

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});
afterAll(() => world.close());

const times = (count: number, text: (nth: number) => string): string =>
  Array.from({ length: count }, (_, nth) => text(nth)).join(' ');

/** So many pairs of the same field in the same place: of n fields there are n × (n - 1) / 2. */
function pairsOf(count: number): string {
  const repeated: string[] = [];
  let left = count;
  for (const field of ['id', '__typename', 'a: id', 'b: id', 'c: id']) {
    const times = Math.floor((1 + Math.sqrt(1 + 8 * left)) / 2);
    left -= (times * (times - 1)) / 2;
    if (times > 1) repeated.push(`${field} `.repeat(times));
  }
  return `{ nation { ${repeated.join(' ')} } }`;
}

/** Each with as much as is allowed and with one more, and the code of the refusal. */
const limits: [string, number, string, (count: number) => string][] = [
  ['bytes', 16_384, 'QUERY_TOO_LARGE', (count) => '{ nation { id } } #'.padEnd(count, 'x')],
  [
    'levels',
    16,
    'QUERY_TOO_DEEP',
    (n) => `{ __type(name: "Year") ${times(n - 2, () => '{ ofType')} { name } ${'}'.repeat(n - 1)}`,
  ],
  [
    'levels through fragments',
    16,
    'QUERY_TOO_DEEP',
    (n) =>
      `{ ...Q } fragment Q on Query { __type(name: "Year") ${times(n - 2, () => '{ ofType')} { ...N } ${'}'.repeat(n - 1)} fragment N on __Type { name }`,
  ],
  ['aliases', 50, 'QUERY_TOO_COMPLEX', (count) => `{ nation { ${times(count, (n) => `a${n}: id`)} } }`],
  ['root fields', 20, 'QUERY_TOO_COMPLEX', (count) => `{ ${times(count, (n) => `a${n}: __typename`)} }`],
  [
    'root fields in a fragment',
    20,
    'QUERY_TOO_COMPLEX',
    (count) => `{ ...F } fragment F on Query { ${times(count, (n) => `a${n}: __typename`)} }`,
  ],
  [
    'directives',
    30,
    'QUERY_TOO_COMPLEX',
    (count) => `{ nation { ${times(count, () => 'id @include(if: true)')} } }`,
  ],
  [
    'fragments',
    30,
    'QUERY_TOO_COMPLEX',
    (count) =>
      `{ nation { ${times(count, (n) => `...F${n}`)} } } ${times(count, (n) => `fragment F${n} on Nation { id }`)}`,
  ],
  ['pairs of a field', 2000, 'QUERY_TOO_COMPLEX', pairsOf],
  [
    'pairs of a field through fragments',
    2000,
    'QUERY_TOO_COMPLEX',
    (count) =>
      `{ nation { ...F } ...Q } fragment F on Nation { name { th } } fragment Q on Query ${pairsOf(count - 1)}`,
  ],
  ['operations', 10, 'QUERY_TOO_COMPLEX', (count) => times(count, (n) => `query Q${n} { nation { id } }`)],
];

test.each(limits)('%s: %i and not one more', async (_what, limit, code, document) => {
  const body = (count: number) =>
    JSON.stringify({ query: document(count), operationName: document(1).includes('Q0') ? 'Q0' : null });
  const ask = async (count: number) => {
    const answer = await fetch(`${world.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: body(count),
    });
    const { errors } = (await answer.json()) as { errors?: { message: string; extensions: object }[] };
    return { status: answer.status, errors };
  };
  expect(await ask(limit)).toEqual({ status: 200, errors: undefined });
  const { status, errors } = await ask(limit + 1);
  expect(status).toBe(400);
  expect(errors).toEqual([
    {
      message: expect.stringMatching(/[a-z].*at most.*\(.*[ก-๙]/i),
      extensions: expect.objectContaining({ code, limit: expect.any(Number) }),
    },
  ]);
});

test('tokens: 2,000 and not one more', async () => {
  const ask = (tokens: number) =>
    world.ask(
      `{ localGovernments(filter: { types: [${times(tokens - 16, () => 'SAO')}] }) { totalCount } }`,
      {
        as: world.ids.department,
      },
    );
  expect((await ask(2000)).errors()).toEqual([]);
  expect((await ask(2001)).errorCode()).toBe('QUERY_TOO_LARGE');
});

test('a mutation does one deed: aliases of logIn do not try many passwords at once', async () => {
  const logIn = (alias: string) =>
    `${alias}: logIn(input: { username: "admin", password: "${alias}" }) { token }`;
  const answer = await world.ask(`mutation { ${logIn('a')} ${logIn('b')} }`);
  expect([answer.errorCode(), answer.statements]).toEqual(['QUERY_TOO_COMPLEX', []]);
  const hidden = await world.ask(`mutation { ${logIn('a')} ...F } fragment F on Mutation { ${logIn('b')} }`);
  expect([hidden.errorCode(), hidden.statements]).toEqual(['QUERY_TOO_COMPLEX', []]);
});

test('fragments that spread themselves are refused, not followed', async () => {
  const answer = await world.ask(
    '{ nation { ...A } } fragment A on Nation { id ...B } fragment B on Nation { ...A }',
  );
  expect([answer.status, answer.errorCode()]).toEqual([400, 'GRAPHQL_VALIDATION_FAILED']);
});

const year = 'query ($year: Year) { nation { assessment(year: $year) { percent } } }';

test.each([
  ['long texts', { year: 'x'.repeat(17_000) }],
  ['long names', { ['x'.repeat(17_000)]: 1 }],
  ['many values', { year: Array.from({ length: 1100 }, () => 1) }],
  ['many levels', { year: JSON.parse('['.repeat(1000) + ']'.repeat(1000)) as unknown }],
])('variables with %s are refused', async (_what, variables) => {
  const answer = await world.ask(year, { variables });
  expect([answer.status, answer.errorCode(), answer.statements]).toEqual([400, 'VARIABLES_TOO_LARGE', []]);
});

test('a long value is not sent back in full', async () => {
  const answer = await world.ask('query ($n: Int!) { localGovernments(first: $n) { totalCount } }', {
    variables: { n: 'x'.repeat(16_000) },
  });
  expect(answer.errorCode()).toBe('BAD_USER_INPUT');
  expect(JSON.stringify(answer.body).length).toBeLessThan(2000);
});

test.each([
  ['many equal fields', `{ nation { ${'assessment { id } '.repeat(400)} } }`],
  ['many unknown fields', `{ nation { ${times(900, (n) => `unknown${n}`)} } }`],
  ['many brackets', '{'.repeat(20_000)],
  ['many unknown fragments', `{ ${times(600, (n) => `...Unknown${n}`)} }`],
])('%s: an answer within 20 KB', async (_what, document) => {
  const answer = await world.ask(document);
  expect(JSON.stringify(answer.body).length).toBeLessThan(20_000);
});
