import { createHash } from 'node:crypto';
import { send } from '../support/send.js';
import { makeWorld, type World } from '../support/world.js';

// Limits, the key of a kept answer and the execution must read a request alike: else a stranger chooses what others get.

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});
afterAll(() => world.close());

/** With a query of its own where it is a GET. */
const sending = async (method: string, path: string, headers: object, body?: string) => {
  const given = { accept: 'application/json', ...headers };
  const { status, body: text } = await send(world, {
    ...{ method, path, headers: given },
    ...(body === undefined ? {} : { body }),
  });
  return { status, text: text.toString() };
};
const get = (search: string, headers: object = {}) => sending('GET', `/graphql?${search}`, headers);
const post = (body: object | string) =>
  sending(
    'POST',
    '/graphql',
    { 'content-type': 'application/json' },
    typeof body === 'string' ? body : JSON.stringify(body),
  );

const json = (value: unknown) => encodeURIComponent(JSON.stringify(value));
let documents = 0;
/** A document that nobody has sent yet: nothing of it is kept. */
const fresh = () =>
  `query($y: Year = 2567) { nation { assessment(year: $y) { year { year { be } } } } } # ${(documents += 1)}`;
const answerFor = (be: number) => ({ data: { nation: { assessment: { year: { year: { be } } } } } });
const asPosted = async (query: string, be: number) =>
  JSON.parse((await post({ query, variables: { y: be } })).text) as unknown;

const [mine, others] = [json({ y: 2566 }), json({ y: 2567 })];
const ways: readonly [string, string][] = [
  ['after a #', `x=#&variables=${mine}`],
  ['before a #', `variables=${mine}#&variables=${others}`],
  ['twice', `variables=${others}&variables=${mine}`],
  ['as a list', `variables[]=${mine}`],
  ['with an encoded name', `%76ariables=${mine}`],
  ['after a ;', `x=;variables=${mine}`],
  ['after an encoded &', `x=%26variables=${mine}`],
  ['with a broken encoding', `x=%zz&variables=${mine}`],
  ['with blanks', `variables=+${mine}+`],
  ['with a key twice', `variables=${encodeURIComponent('{"y":2567,"y":2566}')}`],
  ['in a prototype', `variables=${encodeURIComponent('{"__proto__":{"y":2566}}')}`],
];

test.each(ways)('variables %s do not decide what others get', async (_way, search) => {
  const query = fresh();
  // Twice: what was kept by the first would be the answer to the second.
  const [first, second] = [
    await get(`query=${encodeURIComponent(query)}&${search}`),
    await get(`query=${encodeURIComponent(query)}&${search}`),
  ];
  expect(second).toEqual(first);
  for (const be of [2566, 2567]) expect(await asPosted(query, be)).toEqual(answerFor(be));
  const plain = JSON.parse((await get(`query=${encodeURIComponent(query)}`)).text) as unknown;
  expect(plain).toEqual(answerFor(2567));
});

test.each([
  ['a # and another query', '&x=#&query=a'],
  ['another query before', '&query=a'],
  ['an encoded name', '&%71uery=a'],
])('a document that is too much does not pass by %s', async (_way, more) => {
  const aliases = Array.from({ length: 60 }, (_, nth) => `a${nth}: id`).join(' ');
  const { status, text } = await get(`query=${encodeURIComponent(`{ nation { ${aliases} } }`)}${more}`);
  expect([status, text]).toEqual([400, expect.not.stringContaining('"data"')]);
});

test('another operation of the same document is another question', async () => {
  const query = `query A { nation { id } } query B { nation { name { en } } }`;
  const named = async (operationName: string | null | undefined) =>
    (await post({ query, operationName })).text;
  const [a, b] = [await named('A'), await named('B')];
  expect([a, b]).toEqual([expect.stringContaining('"id"'), expect.stringContaining('"en"')]);
  expect([await named('A'), await named('B')]).toEqual([a, b]);
  for (const none of ['', 'C', null, undefined]) expect(await named(none)).toContain('"errors"');
  expect((await get(`query=${encodeURIComponent(query)}&operationName=B&x=#&operationName=A`)).text).toBe(b);
});

test('what would be refused is refused also where a like answer is kept', async () => {
  const query = '{ nation { id name { th } } }';
  const sha256Hash = createHash('sha256').update(query).digest('hex');
  const hashed = (version: unknown) => ({ persistedQuery: { version, sha256Hash } });
  await post({ query, extensions: hashed(1) });
  const kept = await post({ extensions: hashed(1) });
  await post({ query });
  expect([kept, await post({ query, variables: {} })]).toEqual([kept, kept]);
  for (const body of [
    { extensions: hashed(2) },
    { extensions: hashed('1') },
    { query: '', extensions: hashed(1) },
    { query, extensions: { persistedQuery: 'x' } },
    { query, extensions: hashed(2) },
    { query, variables: [] },
    { query, extensions: 'x' },
    { query, operationName: 1 },
  ])
    expect([body, (await post(body)).text]).toEqual([body, expect.stringContaining('"errors"')]);
  const search = `query=${encodeURIComponent(query)}`;
  expect((await get(search)).text).toBe(kept.text);
  expect((await get(search, { 'content-type': 'text/plain' })).status).toBe(415);
  expect((await get(`${search}&variables=[]`)).status).toBe(400);
  expect((await get(search, { accept: 'text/html, application/json;q=0.9' })).text).toBe(kept.text);
  expect((await sending('HEAD', `/graphql?${search}`, {})).status).toBe(405);
});

test('a number beyond all numbers is not taken for null', async () => {
  const query = 'query($n: Int) { nation { assessment(year: 2566, release: $n) { release { number } } } }';
  const text = (value: string) => `{"query":${JSON.stringify(query)},"variables":{"n":${value}}}`;
  expect((await post(text('null'))).text).toContain('"number":2');
  for (const value of ['1e999', '-1e999'])
    expect((await post(text(value))).text).toContain('"VARIABLES_TOO_LARGE"');
});
