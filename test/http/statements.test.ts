import type { TestServer } from '../support/ask.js';
import { accountId } from '../support/account-id.js';
import { demoServer } from '../support/demo.js';

let server: TestServer;
let department: number;
beforeAll(async () => {
  server = await demoServer();
  department = await accountId(server, 'department');
});
afterAll(() => server.close());

const scores =
  'percent full score rating { level } rank { place of } dimensions { percent dimension { number } }';

/** Each question to the department, and how many statements it costs: one for each level. */
const questions: [string, number, string][] = [
  [
    'all provinces, 20 local governments of each, their results and dimensions',
    2,
    `{ provinces { code localGovernments(first: 20) { nodes { code assessment(year: 2559) { ${scores} } } } } }`,
  ],
  [
    'all provinces in all years with dimensions',
    2,
    `{ provinces { name { th } assessments { ${scores} } } }`,
  ],
  [
    'the nation with types and dimensions by type',
    3,
    `{ nation { assessment(year: 2559) { ${scores} byType { type percent } statistics { assessedCount }
       dimensions { byType { type percent } } } } }`,
  ],
  [
    'a province with indicators, years, releases, people and counts',
    3,
    `{ province(code: "43") { population { population } localGovernmentCounts { total } assessments {
       year { year { be } } release { number } dimensions { indicators { percent } } } } }`,
  ],
  [
    'a page of local governments with all their marks of all years',
    2,
    `{ localGovernments(first: 10) { nodes { assessments { ${scores} dimensions { indicators { score } } } } } }`,
  ],
  [
    'the first hundred, best first, with their provinces and how many there are',
    3,
    `{ localGovernments(first: 100, filter: { types: [SAO] }, orderBy: { field: PERCENT, direction: DESC }) {
       totalCount nodes { code province { name { th } } assessment(year: 2560) { percent } } } }`,
  ],
  [
    'the counts of all provinces and of a list in each',
    2,
    '{ provinces { localGovernmentCounts { total } localGovernments(first: 1) { totalCount pageInfo { hasNextPage } } } }',
  ],
];

test.each(questions)('%s: %i statements', async (_name, count, document) => {
  const answer = await server.ask(document, { as: department });
  answer.data();
  expect(answer.statements).toHaveLength(count);
});

const ofPublicLevels = questions.filter(([, , document]) => !document.includes('localGovernments('));

test.each(ofPublicLevels)('%s: none for the public', async (_name, _count, document) => {
  const answer = await server.ask(document);
  answer.data();
  expect(answer.statements).toEqual([]);
});

test('the department reads averages of several years by one statement for each level', async () => {
  const years = [2557, 2558, 2559].map((year) => `y${year}: assessment(year: ${year}) { ${scores} }`);
  const document = `{ nation { ${years.join(' ')} } provinces { ${years.join(' ')} } }`;
  expect((await server.ask(document, { as: department })).statements).toHaveLength(2);
});

test('an office asks the database for the averages of its own province, and for no other', async () => {
  const office = await accountId(server, 'province-57');
  const costOf = async (document: string) => (await server.ask(document, { as: office })).statements.length;
  const province = (code: string) => `{ province(code: "${code}") { assessments { ${scores} } } }`;
  expect(await costOf('{ nation { assessments { percent } } }')).toBe(0);
  expect(await costOf(province('43'))).toBe(0);
  expect(await costOf(province('57'))).toBe(2);
});

test('what was answered once costs nothing more, to others of the same place neither', async () => {
  const document = `{ localGovernments(first: 3) { nodes { code assessments { ${scores} } } } }`;
  const first = await server.ask(document, { as: department });
  const again = await server.ask(document, { as: department });
  expect([first.statements.length, again.statements]).toEqual([2, []]);
  expect(again.body).toEqual(first.body);
});

test('twice the list costs not one statement more', async () => {
  const list = (first: number) =>
    `{ localGovernments(first: ${first}) { nodes { province { name { th } } assessments { ${scores} } } } }`;
  const [few, many] = [
    await server.ask(list(2), { as: department }),
    await server.ask(list(100), { as: department }),
  ];
  expect(many.data().localGovernments.nodes).toHaveLength(100);
  expect(many.statements.length).toBe(few.statements.length);
});

test('all 77 provinces come with their 20 local governments, or with all that they have', async () => {
  const answer = await server.ask(
    '{ provinces { code localGovernmentCounts { total } localGovernments(first: 20) { nodes { province { code } } } } }',
    { as: department },
  );
  const provinces: {
    code: string;
    localGovernmentCounts: { total: number };
    localGovernments: { nodes: object[] };
  }[] = answer.data().provinces;
  expect(provinces).toHaveLength(77);
  for (const { code, localGovernmentCounts, localGovernments } of provinces) {
    expect(localGovernments.nodes).toHaveLength(Math.min(20, localGovernmentCounts.total));
    for (const node of localGovernments.nodes) expect(node).toEqual({ province: { code } });
  }
});
