import { execute, parse } from 'graphql';
import { randomOf } from '../../seeds/demo/random.js';
import { createContext } from '../../src/context.js';
import { createSchema } from '../../src/schema.js';
import { Exchanges } from '../../src/session/exchanges.js';
import { KnownViewers } from '../../src/viewer/known-viewers.js';
import { tokenKeys } from '../../src/viewer/token.js';
import { jwtSecret, testServer, tokenOf, type TestServer } from '../support/ask.js';
import { connect } from '../../src/database/database.js';
import { type RandomQuery, randomQueries } from '../support/random-queries.js';
import { makeWorld, type World } from '../support/world.js';

let world: World;
let other: TestServer & { end(): Promise<void> };
let viewers: readonly (number | undefined)[];

beforeAll(async () => {
  world = await makeWorld();
  const database = await connect((world.database.options as { url: string }).url);
  const server = await testServer(database);
  other = {
    ...server,
    async end() {
      await server.close();
      await database.destroy();
    },
  };
  viewers = [undefined, ...Object.values(world.ids)];
});
afterAll(async () => {
  await other.end();
  await world.close();
});

async function textOf(server: TestServer, { query, variables }: RandomQuery, as?: number): Promise<string> {
  const authorization =
    as === undefined ? {} : { authorization: `Bearer ${await tokenOf(world.database, as)}` };
  const response = await fetch(`${server.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...authorization },
    body: JSON.stringify({ query, variables }),
  });
  return response.text();
}

interface Errors {
  readonly errors?: readonly { message: string; path?: readonly unknown[] }[];
}

/** Data as they are; errors by their places, as graphql-js does not promise an order of them. */
const comparable = (answer: object): string => {
  const { errors = [], ...rest } = answer as Errors;
  return JSON.stringify({
    ...rest,
    errors: errors.map(({ message, path }) => JSON.stringify([path, message])).sort(),
  });
};

/** What graphql-js makes of the query with nothing kept by anyone. */
async function computed({ query, variables }: RandomQuery, as?: number): Promise<string> {
  const keys = tokenKeys(jwtSecret);
  const known = new KnownViewers({ database: world.service, keys, audit: world.audit });
  const bearer = as === undefined ? undefined : `Bearer ${await tokenOf(world.database, as)}`;
  const viewer = await known.recognise(bearer, { origin: 'test', requestId: 'test' });
  const context = createContext(
    {
      ...{ database: world.service, keys, viewers: known, audit: world.audit },
      ...{ rules: { requireApproval: false }, exchanges: new Exchanges() },
      watch: { current: () => undefined, forget: () => undefined, catchUp: async () => undefined },
    },
    {
      ...{ viewer, origin: 'test', requestId: 'test' },
      ...{ signal: new AbortController().signal, note: { statements: 0 } },
    },
  );
  try {
    const answer = await execute({
      schema: createSchema(),
      document: parse(query),
      variableValues: variables,
      contextValue: context,
    });
    return comparable(JSON.parse(JSON.stringify(answer)) as object);
  } finally {
    await context.end();
  }
}

const refused = (text: string): boolean => text.includes('"QUERY_TOO');

test('what is kept is byte for byte what would be computed, for every role and on every process', async () => {
  const next = randomQueries(createSchema(), randomOf('kept answers'));
  let [compared, answered] = [0, 0];
  for (let index = 0; index < 30; index += 1) {
    const query = next();
    for (const as of viewers) {
      const first = await textOf(world, query, as);
      if (refused(first)) continue;
      expect(await textOf(world, query, as)).toBe(first);
      expect(await textOf(other, query, as)).toBe(first);
      const mine = comparable(JSON.parse(first) as object);
      expect([query, as, mine]).toEqual([query, as, await computed(query, as)]);
      compared += 1;
      if (!mine.includes('"data":null') && !mine.includes('"r0":null')) answered += 1;
    }
  }
  // It would prove nothing if nearly all were refused, or answered with null.
  expect(compared).toBeGreaterThan(150);
  expect(answered).toBeGreaterThan(60);
}, 180_000);

const fixed: readonly RandomQuery[] = [
  '{ nation { assessment { percent release { number state } dimensions { percent } byType { percent } } assessments { percent } } }',
  '{ province(code: "54") { assessments { percent rank { place } } localGovernmentCounts { total } } }',
  '{ assessmentYears { year { be } releases { number state viewerCanPublish } } }',
  '{ localGovernments(first: 5) { nodes { code assessment { percent year { year { be } } } province { assessment { percent } } } } }',
].map((query) => ({ query, variables: {} }));

/** All fixed questions of all viewers, as computed now. */
const allComputed = (): Promise<string[][]> => ofAll(computed);

/** One viewer after the other: a pool has so many connections. */
async function ofAll(find: (query: RandomQuery, as?: number) => Promise<string>): Promise<string[][]> {
  const found: string[][] = [];
  for (const as of viewers) found.push(await Promise.all(fixed.map((query) => find(query, as))));
  return found;
}

async function change(name: 'publishRelease' | 'withdrawRelease', input: string): Promise<void> {
  const text = `mutation { ${name}(input: { ${input} }) { userErrors { code } } }`;
  const answer = await world.ask(text, { as: world.ids.admin });
  expect(answer.data()[name].userErrors).toEqual([]);
}

/** Changes what is public while both processes are asked. */
async function around(...deed: Parameters<typeof change>): Promise<void> {
  const asked = (server: TestServer): Promise<string[][]> =>
    ofAll(async (query, as) => comparable(JSON.parse(await textOf(server, query, as)) as object));
  const before = await allComputed();
  expect(await asked(world)).toEqual(before);
  expect(await asked(other)).toEqual(before);

  let done = false;
  const during: string[][][] = [];
  const readers = [world, other].map(async (server) => {
    while (!done) during.push(await asked(server));
  });
  try {
    await change(...deed);
    expect(await asked(world)).toEqual(await allComputed());
  } finally {
    done = true;
    await Promise.all(readers);
  }

  const after = await allComputed();
  expect(after).not.toEqual(before);
  for (const answers of during)
    for (const [viewer, texts] of answers.entries())
      for (const [index, text] of texts.entries())
        expect([before[viewer]?.[index], after[viewer]?.[index]]).toContain(text);
  // The other process is told; it was when it first gives an answer of after.
  const newest = fixed[0] as RandomQuery;
  while (comparable(JSON.parse(await textOf(other, newest)) as object) !== after[0]?.[0]);
  expect(await asked(other)).toEqual(after);
}

test('around a publication and a withdrawal every answer is of before or of after, and of after once it is done', async () => {
  await around('publishRelease', 'year: 2568, number: 1');
  await around('withdrawRelease', 'year: 2568, number: 1, note: "wrong"');
}, 180_000);
