import { createHash } from 'node:crypto';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { tokenOf } from '../support/ask.js';
import { statementsOf } from '../support/plans.js';
import { send } from '../support/send.js';
import { makeWorld, type World } from '../support/world.js';

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});
afterAll(() => world.close());

const bearer = async (id: number) => ({ authorization: `Bearer ${await tokenOf(world.database, id)}` });
const get = (parameters: Record<string, string>, headers: Record<string, string> = {}) =>
  fetch(`${world.url}/graphql?${new URLSearchParams(parameters)}`, {
    headers: { accept: 'application/json', ...headers },
  });
const query = '{ nation { assessments { percent dimensions { percent } } } }';

test('an answer has a tag, and who has it already is told so without a statement', async () => {
  const first = await get({ query });
  const etag = first.headers.get('etag') ?? '';
  expect(first.headers.get('cache-control')).toBe('public, max-age=5, must-revalidate');
  expect(etag).toMatch(/^"[\w-]{43}(-br|-gzip)?"$/);
  const again = await get({ query }, { 'if-none-match': `W/"other", ${etag}` });
  expect([again.status, await again.text(), again.headers.get('etag')]).toEqual([304, '', etag]);
  expect((await get({ query }, { 'if-none-match': '"other"' })).status).toBe(200);
});

test('a tag answers before anything is read: no local government and no result', async () => {
  const document = '{ localGovernments(first: 3) { nodes { code assessment { percent } } } }';
  const headers = await bearer(world.ids.officeOfPhrae);
  const tables = async (ask: () => Promise<unknown>) =>
    (await statementsOf(ask)).filter(({ text }) => /from (local_government|assessment)\b/.test(text)).length;
  let etag = '';
  const first = async () => (etag = (await get({ query: document }, headers)).headers.get('etag') ?? '');
  expect(await tables(first)).toBeGreaterThan(0);
  const again = async () => {
    const answer = await get({ query: document }, { ...headers, 'if-none-match': etag });
    expect(answer.status).toBe(304);
  };
  expect(await tables(again)).toBe(0);
});

test('who has any answer at all is told that there is one', async () => {
  expect((await get({ query }, { 'if-none-match': '*' })).status).toBe(304);
});

test('what an account reads is kept by its own browser at the most', async () => {
  const mine = await get(
    { query: '{ localGovernments { totalCount } }' },
    await bearer(world.ids.officeOfPhrae),
  );
  expect(mine.headers.get('cache-control')).toBe('private, no-cache');
  const viewer = await get({ query: '{ viewer { username } }' }, await bearer(world.ids.officeOfPhrae));
  expect([viewer.headers.get('cache-control'), viewer.headers.get('etag')]).toEqual(['no-store', null]);
});

test('who asks is never in what is kept: two accounts of one place are told each its own name', async () => {
  const [second] = await world.database.query<{ id: number }[]>(
    `insert into account (username, display_name, password_hash, role)
     select 'second', 'second', password_hash, role from account where username = 'department' returning id`,
  );
  const document = '{ viewer { username } localGovernments { totalCount } }';
  for (const [as, username] of [
    [world.ids.department, 'department'],
    [second?.id ?? 0, 'second'],
    [world.ids.department, 'department'],
  ] as const)
    expect((await world.ask(document, { as })).data().viewer).toEqual({ username });
});

test('two of one role and province, and who asks for another code, are told each its own', async () => {
  const [neighbour] = await world.database.query<{ id: number }[]>(
    `insert into account (username, display_name, password_hash, role, province_code, local_government_id)
     select 'neighbour', 'neighbour', 'none', 'LAO', province_code, id
       from local_government where code = '6540103' returning id`,
  );
  const own = '{ localGovernments { nodes { code } } }';
  for (const [as, code] of [
    [world.ids.localGovernmentOfPhrae, '6540102'],
    [neighbour?.id ?? 0, '6540103'],
    [world.ids.localGovernmentOfPhrae, '6540102'],
  ] as const)
    expect((await world.ask(own, { as })).data().localGovernments.nodes).toEqual([{ code }]);
  for (const code of ['6540102', '6540103', '6540102']) {
    const document = 'query ($code: String!) { localGovernment(code: $code) { code } }';
    const answer = await world.ask(document, { as: world.ids.officeOfPhrae, variables: { code } });
    expect(answer.data().localGovernment).toEqual({ code });
  }
});

const encoded = (document: string, accepted: string, headers: object = {}) =>
  send(world, {
    path: `/graphql?${new URLSearchParams({ query: document })}`,
    headers: { accept: 'application/json', 'accept-encoding': accepted, ...headers },
  });

const decode = { br: brotliDecompressSync, gzip: gunzipSync } as const;

test.each([
  ['gzip;q=0.5, br', 'br'],
  ['gzip', 'gzip'],
  ['br;q=0, *', 'gzip'],
] as const)(
  'to who accepts %s a long answer goes out as %s, and is the same within',
  async (accepted, as) => {
    const long = 'provinces { code name { th en } region { th en } source }';
    for (const [document, headers] of [
      [`{ ${long} }`, {}],
      // Whoever asks is in it: it is not kept, and is encoded all the same.
      [`{ viewer { username } ${long} }`, await bearer(world.ids.department)],
    ] as const) {
      const { headers: bare, body: plain } = await encoded(document, 'identity', headers);
      for (const { headers: told, body } of [
        await encoded(document, accepted, headers),
        await encoded(document, accepted, headers),
      ]) {
        expect([bare['content-encoding'], told['content-encoding']]).toEqual([undefined, as]);
        expect(decode[as](body).equals(plain)).toBe(true);
        expect(body.length).toBeLessThan(plain.length / 3);
      }
    }
  },
);

test('a document is asked for by its hash once it was sent', async () => {
  const sha256Hash = createHash('sha256').update(query).digest('hex');
  const extensions = JSON.stringify({ persistedQuery: { version: 1, sha256Hash } });
  const unknown = (await (await get({ extensions })).json()) as { errors: { extensions: object }[] };
  expect(unknown.errors[0]?.extensions).toMatchObject({ code: 'PERSISTED_QUERY_NOT_FOUND' });
  const sent = await (await get({ query, extensions })).text();
  const named = await get({ extensions });
  expect([named.headers.get('cache-control'), await named.text()]).toEqual([
    'public, max-age=5, must-revalidate',
    sent,
  ]);
  const other = JSON.stringify({ persistedQuery: { version: 1, sha256Hash: '0'.repeat(64) } });
  const wrong = (await (await get({ query: '{ nation { id } }', extensions: other })).json()) as object;
  expect(wrong).toEqual({
    errors: [expect.objectContaining({ message: 'provided sha does not match query' })],
  });
});
