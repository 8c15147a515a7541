import { PatientApollo } from '../../src/graphql/patient-apollo.js';
import { testServer, type TestServer } from '../support/ask.js';
import { makeWorld, type World } from '../support/world.js';

let world: World;
const servers: TestServer[] = [];
const asked = jest.spyOn(PatientApollo.prototype, 'executeHTTPGraphQLRequest');
beforeAll(async () => {
  world = await makeWorld();
});
beforeEach(() => asked.mockClear());
afterAll(async () => {
  for (const server of servers) await server.close();
  await world.close();
});

/** A server that knows no query yet; nothing is kept of answers that tell their cost. */
async function fresh(publicUnits: number | null = null): Promise<TestServer> {
  const rates = { publicUnits, signedInUnits: 10_000_000, redisUrl: undefined };
  const server = await testServer(world.database, { config: { rates } });
  servers.push(server);
  return server;
}

type Sent = Parameters<TestServer['ask']>[1];

/** What came, but for what is left of the allowance, which stands beside it. */
async function post(server: TestServer, query: string, sent: Sent = {}) {
  const answer = await server.ask(query, { ...sent, headers: { 'x-query-cost': '1', ...sent.headers } });
  const left = Number(/;r=(\d+)/.exec(answer.headers.get('ratelimit') ?? '')?.[1]);
  const came = [answer.status, answer.headers.get('content-type'), JSON.stringify(answer.body)] as const;
  return { came, left, text: came[2], statements: answer.statements.length };
}

const report = `query Report($code: String!, $year: Year, $wide: Boolean = false) {
  localGovernment(code: $code) {
    code name { th } assessment(year: $year) { percent dimensions { percent } }
    province @include(if: $wide) { code assessments { year { year { be } } percent } }
  }
}`;

test('a query that was answered before goes past Apollo, and its answer is the same', async () => {
  const server = await fresh(100_000);
  for (const [query, sent] of [
    ['{ nation { assessments { percent dimensions { percent rating { level } } byType { percent } } } }', {}],
    ['query All { provinces { code assessment { percent } } }', {}],
    [report, { as: world.ids.officeOfPhrae, variables: { code: '6540102' } }],
    [report, { as: world.ids.officeOfPhrae, variables: { code: '6540102', wide: true } }],
    [report, { as: world.ids.localGovernmentOfPhrae, variables: { code: '6540102' } }],
    [
      '{ localGovernments(first: 3) { nodes { code assessments { percent } } } }',
      { as: world.ids.department },
    ],
    ['{ viewer { username } }', { as: world.ids.department }],
    ['{ nation { id } }', { headers: { accept: 'application/graphql-response+json' } }],
  ] as [string, Sent][]) {
    const first = await post(server, query, sent);
    const before = asked.mock.calls.length;
    const again = await post(server, query, sent);
    expect(again.came).toEqual(first.came);
    expect(again.statements).toBe(first.statements);
    const cost = Number(/"cost":(\d+)/.exec(first.text)?.[1]);
    expect(first.left - again.left).toBe(10 + cost);
    expect(asked.mock.calls.length).toBe(before);
  }
});

test('what is wrong with a query that was answered before is said as if it were asked for the first time', async () => {
  const known = await fresh();
  const list = 'query List($first: Int!) { localGovernments(first: $first) { nodes { code } } }';
  await post(known, report, { as: world.ids.officeOfPhrae, variables: { code: '6540102' } });
  await post(known, list, { as: world.ids.department, variables: { first: 2 } });
  const marks =
    'query Marks($first: Int!) { localGovernments(first: $first) { nodes { assessments { dimensions { indicators { score } } } } } }';
  await post(known, marks, { as: world.ids.department, variables: { first: 2 } });
  // Whoever names the import may send more, until it is known who asks for what.
  const named = report.replace('Report', 'importResults');
  await post(known, named, { as: world.ids.officeOfPhrae, variables: { code: '6540102' } });
  for (const [query, sent] of [
    [report, { as: world.ids.officeOfPhrae, variables: { code: '5570302' } }],
    [report, { as: world.ids.officeOfPhrae, variables: { code: '6540102', year: 1999 } }],
    [report, { as: world.ids.officeOfPhrae, variables: {} }],
    [report, { as: world.ids.officeOfPhrae, variables: { code: '6540102', year: 'x' } }],
    [report, { as: world.ids.officeOfPhrae, variables: { code: '6540102', more: 'x'.repeat(20_000) } }],
    [named, { as: world.ids.officeOfPhrae, variables: { code: '6540102', more: 'x'.repeat(20_000) } }],
    [report, { variables: { code: '6540102' } }],
    [list, { as: world.ids.department, variables: { first: 1000 } }],
    [marks, { as: world.ids.department, variables: { first: 100 } }],
    [list, { as: world.ids.department, variables: { first: 100_000 } }],
  ] as [string, Sent][]) {
    const first = await post(await fresh(), query, sent);
    const again = await post(known, query, sent);
    expect([again.came, again.statements]).toEqual([first.came, first.statements]);
    expect(first.text).toContain('"errors"');
  }
});

test('who has spent its allowance is told so, and is charged once where Apollo has to answer after all', async () => {
  const server = await fresh(180);
  const query = 'query Named($code: String!) { province(code: $code) { code } }';
  const first = await post(server, query, { variables: { code: '54' } });
  const missing = await post(server, query, { variables: { code: '99' } });
  expect(missing.text).toContain('NOT_FOUND');
  expect(first.left - missing.left).toBe(180 - first.left);
  const wide = '{ provinces { code } }'; // 10 and 77
  await post(server, wide);
  const refused = await post(server, wide);
  expect([refused.came[0], refused.text]).toEqual([429, expect.stringContaining('RATE_LIMITED')]);
});

test('whom it was about is kept in the audit each time', async () => {
  const server = await fresh();
  const sent = { as: world.ids.officeOfPhrae, variables: { code: '6540102' } };
  for (let nth = 0; nth < 3; nth += 1) await post(server, report.replace('Report', 'Noted'), sent);
  await server.audit.flush();
  const [noted] = await world.database.query<{ times: number }[]>(
    `select sum(coalesce((details ->> 'times')::int, 1))::int as times from audit_event
      where action = 'READ_REPORT' and details ->> 'operation' = 'Noted'
        and details -> 'localGovernments' = '["6540102"]' and details ->> 'requestId' is not null`,
  );
  expect(noted).toEqual({ times: 3 });
  expect(asked.mock.calls.length).toBe(1);
});
