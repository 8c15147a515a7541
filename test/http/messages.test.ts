import { PatientApollo } from '../../src/graphql/patient-apollo.js';
import type { TestServer } from '../support/ask.js';
import { messagesOf } from '../support/messages.js';
import { makeWorld, type World } from '../support/world.js';
import { KeptEvents, times } from './kept-events.js';

const metricsToken = 'a token for metrics, long enough';
let world: World;
const byApollo = jest.spyOn(PatientApollo.prototype, 'executeHTTPGraphQLRequest');
beforeAll(async () => {
  world = await makeWorld({ metricsToken });
  await world.database.query(
    `update local_government set closed_on = '2021-10-01',
            merged_into_id = (select id from local_government where code = '6540102') where code = '6540103'`,
  );
  await known(world);
});
afterAll(() => world.close());

/** Until the process has heard of it. */
async function known(server: TestServer): Promise<void> {
  while ((await server.ask('{ provinces { code } }')).statements.length > 0) continue;
}

/** A body's answer, what each message reads for it and whether that ends the transaction, and whether Apollo was asked. */
async function askBody(code: string, fields: string, as: number | undefined = world.ids.officeOfPhrae) {
  byApollo.mockClear();
  const query = `query($code: String!) { localGovernment(code: $code) { code ${fields} } }`;
  // An answer that tells its cost is made anew each time.
  const options = { ...(as && { as }), variables: { code }, headers: { 'x-query-cost': '1' } };
  let body: unknown;
  const messages = await messagesOf(async () => {
    ({ body } = await world.ask(query, options));
  });
  const reads = messages.map((message) =>
    message.flatMap((text) => {
      if (text.includes('from assessment a')) return ['results'];
      return text.includes('lg.district_th') ? ['bodies'] : text === 'commit' ? ['commit'] : [];
    }),
  );
  return {
    body,
    reads: reads.filter(([first = 'commit']) => first !== 'commit').map((message) => message.sort()),
    byApollo: byApollo.mock.calls.length > 0,
  };
}

test.each([
  ['assessments { percent dimensions { percent } }'],
  ['assessment(year: 2566) { percent dimensions { indicators { percent } } }'],
  ['... on Assessed { assessment { percent } }'],
])('a body is read in one message with its results: %s', async (fields) => {
  const first = await askBody('06540102', fields);
  expect(first).toMatchObject({ reads: [['bodies', 'results']], byApollo: true });
  expect(first.body).toMatchObject({ data: { localGovernment: { code: '6540102' } } });
  expect(await askBody('06540102', fields)).toEqual({ ...first, byApollo: false });
  // By now it is known that it is all.
  const reads = [['bodies', 'commit', 'results']];
  expect(await askBody('06540102', fields)).toEqual({ ...first, reads, byApollo: false });
});

test('what was read along is the answer, each body its own', async () => {
  const query = `query($one: String!, $two: String!) {
    one: localGovernment(code: $one) { code assessments { percent } }
    two: localGovernment(code: $two) { assessments { percent } assessment(year: 2566) { percent } }
  }`;
  const options = { as: world.ids.department, variables: { one: '6540102', two: '2430101' } };
  const list = '{ localGovernments(first: 100) { nodes { code assessments { percent } } } }';
  const { nodes } = (await world.ask(list, options)).data().localGovernments;
  const of = (wanted: string) => nodes.find(({ code }: { code: string }) => code === wanted).assessments;
  const { one, two } = (await world.ask(query, options)).data();
  expect(one).toEqual({ code: '6540102', assessments: of('6540102') });
  expect(two).toEqual({ assessments: of('2430101'), assessment: of('2430101')[0] });
  expect(one.assessments).not.toEqual(two.assessments);
});

test('what is not asked for is not read along, and of a body outside the scope nothing is found', async () => {
  const skipped = await askBody('6540102', 'assessments @skip(if: true) { percent }');
  expect(skipped.reads).toEqual([['bodies']]);
  const { reads, body } = await askBody('2430101', 'assessments { percent }');
  expect(reads).toEqual([['bodies', 'results']]);
  expect(body).toMatchObject({
    data: { localGovernment: null },
    errors: [{ extensions: { code: 'FORBIDDEN' } }],
  });
});

test('who is not let in at the door has nothing read', async () => {
  for (let time = 0; time < 2; time += 1) {
    const { reads, body } = await askBody('6540102', 'assessments { dimensions { percent } }', 0);
    expect(reads).toEqual([]);
    expect(body).toMatchObject({ errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] });
  }
});

test('where more is to be read than was known, all is read again, and the last message is known anew', async () => {
  const fields = 'mergedInto { code }';
  for (let time = 0; time < 3; time += 1) await askBody('6540102', fields);
  const more = await askBody('6540103', fields);
  expect(more).toEqual({
    body: {
      data: { localGovernment: { code: '6540103', mergedInto: { code: '6540102' } } },
      extensions: expect.anything(),
    },
    reads: [['bodies', 'commit'], ['bodies'], ['bodies']],
    byApollo: true,
  });
  expect(await askBody('6540103', fields)).toEqual({
    ...more,
    reads: [['bodies'], ['bodies', 'commit']],
    byApollo: false,
  });
  // What needs less ends with a message of its own.
  expect((await askBody('6540102', fields)).reads).toEqual([['bodies']]);
});

test('an answer that is read again is told of once, as what it became', async () => {
  const query = `query Again($code: String!, $outside: Boolean = false) {
    localGovernment(code: $code) { code mergedInto { code } }
    outside: localGovernment(code: "6430102") @include(if: $outside) { code }
  }`;
  const ask = (server: TestServer, code: string, outside = false) =>
    server.ask(query, { as: world.ids.officeOfPhrae, variables: { code, outside } });
  const kept = new KeptEvents(world, [world]);
  for (const code of ['6540102', '6540104']) await ask(world, code);
  await kept.next('');
  const { headers } = await ask(world, '6540103');
  const requestId = headers.get('x-request-id');
  expect((await kept.next('READ_REPORT')).map(({ details }) => details)).toEqual([
    expect.objectContaining({ requestId, localGovernments: ['6540102', '6540103'] }),
  ]);
  // Nor where the releases have changed and the process was not told: what only Apollo answers is run again as well.
  await world.database.query(
    `alter table release disable trigger tell_change; update release set number = number where state = 'DRAFT';
     alter table release enable trigger tell_change`,
  );
  const overtaken = await world.ask('{ localGovernments { totalCount } }', { as: world.ids.department });
  expect(overtaken.errors()).toEqual([]);
  const metrics = await fetch(`${world.url}/metrics`, {
    headers: { authorization: `Bearer ${metricsToken}` },
  });
  expect(await metrics.text()).toMatch(/^(?=[^]*code="OK")(?![^]*(ENDED_EARLY|OVERTAKEN))/);

  const refused = await kept.ofOwn('READ_REFUSED', async (own) => {
    await known(own);
    await ask(own, '6540102');
    for (const code of ['6540102', '6540103']) await ask(own, code, true);
  });
  expect(times(refused)).toBe(2);
});
