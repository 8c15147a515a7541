import type { TestServer } from '../support/ask.js';
import { accountId } from '../support/account-id.js';
import { demoServer } from '../support/demo.js';

let server: TestServer;
let as: number;
beforeAll(async () => {
  server = await demoServer();
  as = await accountId(server, 'province-96');
});
afterAll(() => server.close());

interface Body {
  readonly type: string;
  readonly assessment: {
    readonly status: string;
    readonly percent: number | null;
    readonly rating: { level: string } | null;
  };
}

const within = (body: Body, from: number, to: number): boolean =>
  body.assessment.percent !== null && body.assessment.percent >= from && body.assessment.percent <= to;

const filters: [string, (body: Body) => boolean][] = [
  ['types: [TOWN_MUNICIPALITY, PAO]', ({ type }) => ['TOWN_MUNICIPALITY', 'PAO'].includes(type)],
  ['provinceCode: "96"', () => true],
  ['year: 2559, status: NOT_ASSESSED', ({ assessment }) => assessment.status === 'NOT_ASSESSED'],
  ['year: 2559, minimumPercent: 80', (body) => within(body, 80, 100)],
  ['year: 2559, minimumPercent: 70, maximumPercent: 72.5', (body) => within(body, 70, 72.5)],
  [
    'year: 2559, ratings: [OUTSTANDING, FAIR]',
    ({ assessment }) => ['OUTSTANDING', 'FAIR'].includes(assessment.rating?.level ?? ''),
  ],
];

test.each(filters)('filter { %s } gives those and counts those', async (filter, holds) => {
  const fields = 'totalCount nodes { code type assessment(year: 2559) { status percent rating { level } } }';
  const ask = async (args: string): Promise<{ totalCount: number; nodes: Body[] }> =>
    (await server.ask(`{ localGovernments(first: 100 ${args}) { ${fields} } }`, { as })).data()
      .localGovernments;
  const found = await ask(`filter: { ${filter} }`);
  expect(found.nodes).toEqual((await ask('')).nodes.filter(holds));
  expect(found.nodes.length).toBeGreaterThan(0);
  expect(found.totalCount).toBe(found.nodes.length);
});

test.each(['provinceCode: "57"', 'provinceCode: "99"'])(
  'filter { %s } out of reach is refused',
  async (filter) => {
    const answer = await server.ask(`{ localGovernments(filter: { ${filter} }) { totalCount } }`, { as });
    expect(answer.errorCode()).toBe('FORBIDDEN');
    expect(answer.errors()[0]?.message).toContain('province 96');
  },
);

test.each([
  'บุญเรือง',
  'ทต.บุญเรือง',
  'เทศบาลตำบล บุญเรือง',
  'bun rueang',
  'BUN RUEANG subdistrict',

  'ทต. เรือง เชียงของ',
])('%s finds Bun Rueang', async (search) => {
  const answer = await server.ask(
    'query ($search: String) { localGovernments(filter: { search: $search }) { nodes { code } } }',
    { as: await accountId(server, 'province-57'), variables: { search } },
  );
  expect(answer.data().localGovernments.nodes).toContainEqual({ code: '5570302' });
});

const count = async (search: string): Promise<number> =>
  (await server.ask(`{ localGovernments(filter: { search: "${search}" }) { totalCount } }`, { as })).data()
    .localGovernments.totalCount;

test('% and _ are letters to look for, not wildcards', async () => {
  expect(await count('%')).toBe(0);
  expect(await count('_')).toBe(0);
});
