import type { TestServer } from '../support/ask.js';
import { accountId } from '../support/account-id.js';
import { demoServer } from '../support/demo.js';

let server: TestServer;
let office: number;
beforeAll(async () => {
  server = await demoServer();
  office = await accountId(server, 'province-43');
});
afterAll(() => server.close());

const result = 'assessment(year: 2560)';
const marks = 'indicators { indicator { number } score applies }';
const ofPage = (fields: string) =>
  `{ province(code: "43") { localGovernments(first: 3) { nodes { ${fields} } } } }`;

interface Indicator {
  readonly indicator: { readonly number: string };
  readonly score: number | null;
  readonly applies: boolean;
}
interface Result {
  readonly dimensions: readonly { readonly indicators: readonly Indicator[] }[];
}

/** However a query says it, also where it is left to graphql-js: an interface, a field that fails. */
const ways: readonly [way: string, statements: number, document: string][] = [
  [
    'fields that are merged',
    2,
    ofPage(`${result} { percent } ${result} { dimensions { dimension { id } } dimensions { ${marks} } }`),
  ],
  ['an inline fragment', 2, ofPage(`${result} { ... on Assessment { dimensions { ... { ${marks} } } } }`)],
  [
    'fragments within fragments',
    2,
    `${ofPage('...Body')} fragment Body on LocalGovernment { ${result} { ...Result } }
     fragment Result on Assessment { percent ...Dimensions dimensions { dimension { id } } ...Dimensions }
     fragment Dimensions on Assessment { dimensions { ...Marks } } fragment Marks on DimensionScore { ${marks} }`,
  ],
  ['a fragment on the interface', 2, ofPage(`... on Assessed { ${result} { dimensions { ${marks} } } }`)],
  [
    'a directive',
    2,
    ofPage(
      `${result} { dimensions @include(if: true) { indicators @skip(if: false) { indicator { number } score applies } } }`,
    ),
  ],
  [
    'another result without them beside it',
    3,
    ofPage(`other: ${result} { dimensions { percent } } ${result} { dimensions { ${marks} } }`),
  ],
  [
    'a field beside it that fails',
    2,
    `${ofPage(`${result} { dimensions { ${marks} } }`).slice(0, -1)} nation { assessment(year: 2580) { percent } } }`,
  ],
];

test.each(ways)(
  'marks on indicators are there whichever way they are asked for: %s',
  async (_way, statements, document) => {
    const plain = await server.ask(ofPage(`${result} { dimensions { ${marks} } }`), { as: office });
    const expected = resultsOf(plain.data());
    expect(
      expected.flatMap(({ dimensions }) => dimensions.flatMap(({ indicators }) => indicators)).length,
    ).toBeGreaterThan(30);
    const asked = await server.ask(document, { as: office });
    expect(resultsOf((asked.body as { data: unknown }).data).map(onlyMarks)).toEqual(expected.map(onlyMarks));
    expect(asked.statements).toHaveLength(statements);
  },
);

const resultsOf = (data: unknown): Result[] =>
  (
    data as { province: { localGovernments: { nodes: { assessment: Result }[] } } }
  ).province.localGovernments.nodes.map(({ assessment }) => assessment);

const onlyMarks = ({ dimensions }: Result) => dimensions.map(({ indicators }) => indicators);

test('another name for them is no other way to them', async () => {
  const document = ofPage(`r: ${result} { d: dimensions { i: ${marks} } }`);
  const nodes = (await server.ask(document, { as: office })).data().province.localGovernments.nodes;
  expect(nodes[0].r.d[0].i.length).toBeGreaterThan(0);
});

test('they are not read where nobody asks for them', async () => {
  const answer = await server.ask(ofPage(`${result} { dimensions { percent } indicators: percent }`), {
    as: office,
  });
  answer.data();
  expect(answer.statements.join()).not.toContain('indicator_scores');
});
