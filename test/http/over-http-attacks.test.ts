import { floods, needsLogIn } from '../../bench/lib/floods.mjs';
import { makeWorld, type World } from '../support/world.js';

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});
afterAll(() => world.close());

interface Got {
  readonly status: number;
  readonly text: string;
  readonly headers: Headers;
}

async function get(path: string, headers: Record<string, string> = {}): Promise<Got> {
  const answer = await fetch(world.url + path, { headers });
  return { status: answer.status, text: await answer.text(), headers: answer.headers };
}

async function post(body: unknown, headers: Record<string, string> = {}): Promise<Got> {
  const answer = await fetch(`${world.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  return { status: answer.status, text: await answer.text(), headers: answer.headers };
}

const times = (count: number, text: (nth: number) => string): string =>
  Array.from({ length: count }, (_, nth) => text(nth)).join(' ');
const inQuery = (document: string) => `/graphql?query=${encodeURIComponent(document)}`;

/** What a well-known scanner for GraphQL services tries, each with what we answer. */
const attacks: [string, () => Promise<Got>, number, RegExp][] = [
  [
    'a hundred aliases',
    () => post({ query: `{ ${times(101, (n) => `a${n}: __typename`)} }` }),
    400,
    /QUERY_TOO_COMPLEX/,
  ],
  [
    'a batch of ten',
    () => post(Array.from({ length: 10 }, () => ({ query: '{ __typename }' }))),
    400,
    /BAD_REQUEST/,
  ],
  [
    'ten unknown directives on a field',
    () => post({ query: `{ __typename ${'@aa'.repeat(10)} }` }),
    400,
    /GRAPHQL_VALIDATION_FAILED/,
  ],
  [
    'forty directives',
    () => post({ query: `{ __typename ${'@include(if: true) '.repeat(40)} }` }),
    400,
    /QUERY_TOO_COMPLEX/,
  ],
  [
    'introspection in circles',
    () =>
      post({ query: `{ __schema { types { ${'fields { type { '.repeat(8)} name ${'} } '.repeat(8)} } } }` }),
    400,
    /QUERY_TOO_DEEP/,
  ],
  [
    'introspection in fewer circles',
    () =>
      post({ query: `{ __schema { types { ${'fields { type { '.repeat(5)} name ${'} } '.repeat(5)} } } }` }),
    400,
    /introspection depth exceeded/,
  ],
  [
    'a field five hundred times',
    () => post({ query: `{ ${'__typename '.repeat(500)} }` }),
    400,
    /QUERY_TOO_COMPLEX/,
  ],
  [
    'a query by GET, as a page sends it',
    () => get(inQuery('{ __typename }'), { accept: '*/*' }),
    405,
    /BAD_REQUEST/,
  ],
  [
    'a change by GET',
    () => get(inQuery('mutation { __typename }'), { accept: 'application/json' }),
    405,
    /"errors"/,
  ],
  [
    'a form',
    () => post('query=%7B__typename%7D', { 'content-type': 'application/x-www-form-urlencoded' }),
    415,
    /BAD_REQUEST/,
  ],
  ['a suggestion', () => post({ query: '{ __schema { directive } }' }), 400, /^(?!.*Did you mean)/],
  ['a trace', () => post({ query: '{ __typename }' }, { 'x-apollo-tracing': '1' }), 200, /^(?!.*tracing)/],
  [
    'an unhandled error',
    () => post({ query: 'qwerty { abc }' }),
    400,
    /^(?!.*(exception|stacktrace|node_modules))/i,
  ],
  ['an explorer where the service is', () => get('/graphql', { accept: 'text/html' }), 406, /^(?!.*<html)/i],
];

test.each(attacks)('%s finds nothing', async (_what, attack, status, said) => {
  const got = await attack();
  expect([got.status, got.text]).toEqual([status, expect.stringMatching(said)]);
});

test.each(floods)(
  'a flood of %s is refused in few words, and no bystander waits in vain',
  async (what, document) => {
    const headers = needsLogIn(what) ? { authorization: `Bearer ${await tokenOf('department')}` } : {};
    let flooding = true;
    const bystander = (async () => {
      const statuses: number[] = [];
      while (flooding) statuses.push((await post({ query: '{ nation { name { th } } }' })).status);
      return statuses;
    })();
    const answers: Got[] = [];
    for (let nth = 0; nth < 20; nth += 4) {
      const four = [nth, nth + 1, nth + 2, nth + 3].map((one) => post({ query: document(one) }, headers));
      answers.push(...(await Promise.all(four)));
    }
    flooding = false;
    for (const { status, text } of answers) {
      expect([400, 413]).toContain(status);
      expect(text.length).toBeLessThan(20_000);
    }
    expect([...new Set(await bystander)]).toEqual([200]);
  },
);

async function tokenOf(username: string): Promise<string> {
  const { text } = await post({
    query: `mutation { logIn(input: { username: "${username}", password: "a password of the world" }) { token } }`,
  });
  return (JSON.parse(text) as { data: { logIn: { token: string } } }).data.logIn.token;
}
