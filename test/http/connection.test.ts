import type { TestServer } from '../support/ask.js';
import { demoServer } from '../support/demo.js';
import { accountId } from '../support/account-id.js';

let server: TestServer;
let as: number;
beforeAll(async () => {
  server = await demoServer();
  as = await accountId(server, 'province-96');
});
afterAll(() => server.close());

interface Page {
  readonly totalCount: number;
  readonly nodes: {
    readonly code: string;
    readonly name: { th: string };
    readonly assessment: { percent: number | null };
  }[];
  readonly edges: { readonly cursor: string; readonly node: { readonly code: string } }[];
  readonly pageInfo: Record<'hasNextPage' | 'hasPreviousPage' | 'startCursor' | 'endCursor', unknown>;
}

const fields = `totalCount nodes { code name { th } assessment(year: 2559) { percent } } edges { cursor node { code } }
  pageInfo { hasNextPage hasPreviousPage startCursor endCursor }`;

const list = async (args: string): Promise<Page> =>
  (await server.ask(`{ localGovernments(${args}) { ${fields} } }`, { as })).data().localGovernments;

const nested = async (args: string): Promise<Page> =>
  (await server.ask(`{ province(code: "96") { localGovernments(${args}) { ${fields} } } }`, { as })).data()
    .province.localGovernments;

async function walk(page: (args: string) => Promise<Page>, args: string, size: number): Promise<Page[]> {
  const pages = [await page(`${args} first: ${size}`)];
  while (pages.at(-1)?.pageInfo.hasNextPage)
    pages.push(await page(`${args} first: ${size} after: "${String(pages.at(-1)?.pageInfo.endCursor)}"`));
  return pages;
}

const orders = ['CODE', 'NAME', 'PERCENT'].flatMap((field) =>
  ['ASC', 'DESC'].map(
    (direction) => `orderBy: { field: ${field}, direction: ${direction} } filter: { year: 2559 }`,
  ),
);

test.each(orders.flatMap((order) => [1, 7, 30].map((size) => [order, size] as const)))(
  'a walk with %s by %i meets every one once, in the order of the whole',
  async (order, size) => {
    const whole = await list(`${order} first: 100`);
    expect(whole.nodes).toHaveLength(89);
    for (const page of [list, nested]) {
      const pages = await walk(page, order, size);
      expect(pages.flatMap((each) => each.nodes.map((node) => node.code))).toEqual(
        whole.nodes.map((node) => node.code),
      );
      expect(new Set(pages.map((each) => each.totalCount))).toEqual(new Set([89]));
      expect(pages.map((each) => each.pageInfo.hasPreviousPage)).toEqual(pages.map((_, index) => index > 0));
    }
  },
);

test('by percent there are ties and nulls on the way, and those without a result come last either way', async () => {
  for (const direction of ['ASC', 'DESC']) {
    const percents = (
      await list(`first: 100 orderBy: { field: PERCENT, direction: ${direction} } filter: { year: 2559 }`)
    ).nodes.map((node) => node.assessment.percent);
    const known = percents.filter((percent) => percent !== null);
    expect(new Set(known).size).toBeLessThan(known.length);
    expect(percents.length - known.length).toBe(3);
    expect(percents.slice(known.length).every((percent) => percent === null)).toBe(true);
    expect(known).toEqual([...known].sort((a, b) => (direction === 'ASC' ? a - b : b - a)));
  }
});

test('names are in dictionary order, where a leading vowel does not count', async () => {
  const names = (await list('first: 100 orderBy: { field: NAME }')).nodes.map((node) => node.name.th);
  expect(names).toEqual([...names].sort(new Intl.Collator('th').compare));
  expect(names).not.toEqual([...names].sort());
});

test('edges, nodes and page info tell the same', async () => {
  const page = await list('first: 5');
  expect(page.edges.map((edge) => edge.node.code)).toEqual(page.nodes.map((node) => node.code));
  expect([page.pageInfo.startCursor, page.pageInfo.endCursor]).toEqual([
    page.edges[0]?.cursor,
    page.edges[4]?.cursor,
  ]);
});

test('an empty list is a list', async () => {
  const page = await list('filter: { search: "ไม่มีชื่อนี้" }');
  expect(page).toEqual({
    totalCount: 0,
    nodes: [],
    edges: [],
    pageInfo: { hasNextPage: false, hasPreviousPage: false, startCursor: null, endCursor: null },
  });
});

test('a cursor shows no score', async () => {
  const page = await list('first: 3 orderBy: { field: PERCENT, direction: DESC } filter: { year: 2559 }');
  for (const [index, edge] of page.edges.entries())
    expect(Buffer.from(edge.cursor, 'base64url').toString()).not.toContain(
      String(page.nodes[index]?.assessment.percent),
    );
});

test.each(['0', '-1', '101', '1000'])('first: %s is refused', async (first) => {
  const answer = await server.ask(`{ localGovernments(first: ${first}) { totalCount } }`, { as });
  expect(answer.errorCode()).toBe('BAD_USER_INPUT');
  expect(answer.errors()[0]?.message).toContain('1 to 100');
});

test('a broken cursor, one of another order, and one of a body out of reach are refused alike', async () => {
  const cursor = (order: string, code: string) => Buffer.from(`${order}:${code}`).toString('base64url');
  const code = (await list('first: 1')).nodes[0]?.code ?? '';
  const bad = [
    '',
    'x',
    '%%%',
    cursor('NAME-ASC', code),
    cursor('CODE-ASC', '5570302'),
    cursor('CODE-ASC', '0000000'),
    `${cursor('CODE-ASC', code)}=`,
  ];
  const answers = await Promise.all(
    bad.map((after) =>
      server.ask(`query ($after: String) { localGovernments(after: $after) { totalCount } }`, {
        as,
        variables: { after },
      }),
    ),
  );
  expect(new Set(answers.map((answer) => answer.errorCode()))).toEqual(new Set(['BAD_USER_INPUT']));
  expect(new Set(answers.map((answer) => answer.errors()[0]?.message)).size).toBe(1);
  expect((await list(`after: "${cursor('CODE-ASC', code)}" first: 100`)).nodes).toHaveLength(88);
});
