import { randomOf } from '../../seeds/demo/random.js';
import { createSchema } from '../../src/schema.js';
import { jwtSecret, tokenOf } from '../support/ask.js';
import { type TestDatabase, testDatabase } from '../support/database.js';
import { type Service, startService } from '../support/program.js';
import { type RandomQuery, randomQueries } from '../support/random-queries.js';
import { fillWorld } from '../support/world.js';

let world: TestDatabase;
let services: readonly Service[];
let addresses: readonly string[];
let tokens: readonly (string | undefined)[];
let admin: string;

beforeAll(async () => {
  world = await testDatabase();
  const ids = await fillWorld(world.database);
  // One after the other: both at once are slow to connect on a busy machine.
  services = [await startService(world.url, jwtSecret), await startService(world.url, jwtSecret)];
  addresses = services.map(({ address }) => address);
  admin = await tokenOf(world.database, ids.admin);
  const others = Object.values(ids).filter((id) => id !== ids.admin);
  tokens = [undefined, admin, ...(await Promise.all(others.map((id) => tokenOf(world.database, id))))];
});
afterAll(async () => {
  await Promise.all(services.map((service) => service.stop()));
  await world.drop();
});

async function textOf(
  address: string,
  { query, variables }: RandomQuery,
  token: string | undefined,
  headers: object = {},
): Promise<string> {
  const authorization = token === undefined ? {} : { authorization: `Bearer ${token}` };
  const response = await fetch(`${address}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...authorization, ...headers },
    body: JSON.stringify({ query, variables }),
  });
  return comparable(await response.text());
}

/** As it came, byte for byte; only errors have no order. */
function comparable(text: string): string {
  if (!text.startsWith('{"errors"')) return text;
  const { errors, ...rest } = JSON.parse(text) as { errors: object[] };
  return JSON.stringify({ ...rest, errors: errors.map((error) => JSON.stringify(error)).sort() });
}

/** Always made anew; what it cost is told beside it. */
const anew = async (address: string, query: RandomQuery, token: string | undefined): Promise<string> =>
  (await textOf(address, query, token, { 'x-query-cost': '1' })).replace(
    /,"extensions":\{"cost":\{[^{}]*\}\}/,
    '',
  );

/** What every viewer gets for every question, by one way of asking. */
const all = (
  queries: readonly RandomQuery[],
  ask: (query: RandomQuery, token: string | undefined) => Promise<string>,
): Promise<string[][]> =>
  Promise.all(
    tokens.map(async (token) => {
      const texts: string[] = [];
      for (const query of queries) texts.push(await ask(query, token));
      return texts;
    }),
  );

/** Of what one viewer gets, what does not change but by a publication: reading writes the audit and the last use. */
const steady = ({ query }: RandomQuery): boolean => !/audit|apiKeys|sessions/i.test(query);

/** Every process gives what is kept as it would make it anew, which is the same on all of them. */
async function expectSettled(queries: readonly RandomQuery[]): Promise<string[][]> {
  const [first = '', second = ''] = addresses;
  const made = await all(queries, (query, token) => anew(first, query, token));
  expect(await all(queries, (query, token) => anew(second, query, token))).toEqual(made);
  for (const address of [first, first, second, second])
    expect(await all(queries, (query, token) => textOf(address, query, token))).toEqual(made);
  return made;
}

test('with two processes every answer is of before or of after a publication and a withdrawal', async () => {
  const next = randomQueries(createSchema(), randomOf('two processes'));
  const random = Array.from({ length: 40 }, next).filter(steady);
  const valid: RandomQuery[] = [];
  const [first = '', second = ''] = addresses;
  for (const query of random)
    if (valid.length < 8 && !(await textOf(first, query, admin)).includes('"QUERY_TOO')) valid.push(query);

  let before = await expectSettled(valid);
  // It would prove nothing if nearly all were errors.
  expect(before.flat().filter((text) => text.startsWith('{"data"')).length).toBeGreaterThan(20);

  for (const [name, input] of [
    ['publishRelease', 'year: 2568, number: 1'],
    ['withdrawRelease', 'year: 2568, number: 1, note: "wrong"'],
  ] as const) {
    let done = false;
    const during: string[][][] = [];
    const readers = addresses.map(async (address) => {
      do during.push(await all(valid, (query, token) => textOf(address, query, token)));
      while (!done);
    });
    const changed = {
      query: `mutation { ${name}(input: { ${input} }) { userErrors { code } } }`,
      variables: {},
    };
    expect(await textOf(first, changed, admin)).toBe(`{"data":{"${name}":{"userErrors":[]}}}\n`);
    const onFirst = await all(valid, (query, token) => textOf(first, query, token));
    done = true;
    await Promise.all(readers);

    // The other is told; it was when it gives what the first does.
    const state = { query: '{ assessmentYears { releases { number state } } }', variables: {} };
    while ((await textOf(second, state, admin)) !== (await textOf(first, state, admin)));
    const after = await expectSettled(valid);
    expect(onFirst).toEqual(after);
    expect(after).not.toEqual(before);
    for (const answers of during)
      for (const [viewer, texts] of answers.entries())
        for (const [index, text] of texts.entries())
          // On a busy machine one may be told to come again.
          if (!text.includes('"SERVICE_UNAVAILABLE"'))
            expect([before[viewer]?.[index], after[viewer]?.[index]]).toContain(text);
    before = after;
  }
}, 120_000);
