import type { Answer } from '../support/ask.js';
import { makeWorld, type World } from '../support/world.js';

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});
afterAll(() => world.close());

const costly = { 'x-query-cost': '1' };
const costOf = (answer: Answer): unknown => (answer.body.extensions as { cost?: unknown } | undefined)?.cost;

/** Lists within lists, `levels` deep; `mark` makes it a document of its own, so that no cache helps. */
const killer = (levels: number, mark = 0): string => {
  const steps = ['localGovernments', 'edges', 'node', 'province'];
  const path = Array.from({ length: levels }, (_, level) => steps[level % 4] ?? '');
  return `{ ${path.join(' { ')} { __typename ${'}'.repeat(levels + 1)} # ${mark}`;
};

test('the killer: fifty levels of lists within lists are refused at once, before the database is asked', async () => {
  const answer = await world.ask(killer(50));
  expect([answer.status, answer.errorCode(), answer.statements]).toEqual([400, 'QUERY_TOO_DEEP', []]);
  expect(answer.errors()[0]?.message).toMatch(/has 51 levels of fields.*At most 16/);
});

test('with fewer levels it is refused for its cost, and told what is dear and what to do', async () => {
  const as = world.ids.department;
  const answer = await world.ask(killer(14), { as });
  expect([answer.status, answer.errorCode(), answer.statements]).toEqual([400, 'QUERY_TOO_EXPENSIVE', []]);
  const [error] = answer.errors();
  expect(error?.message).toMatch(/60,000 objects.*localGovernments\.edges\[20\]\.node.*smaller pages/s);
  expect(error?.extensions).toMatchObject({
    limit: 60_000,
    cost: expect.any(Number),
    dearest: [{ cost: 160_000 }, { cost: 8000 }, { cost: 8000 }],
  });
});

test.each([
  ['in words', '{ localGovernments(first: 100) { nodes { assessments { id } } } }', {}, 1 + 100 + 1300],
  ['by a variable', 'query ($n: Int!) { localGovernments(first: $n) { nodes { id } } }', { n: 70 }, 71],
  ['by its default', 'query ($n: Int! = 30) { localGovernments(first: $n) { nodes { id } } }', {}, 31],
  ['not at all', '{ localGovernments { nodes { id } edges { node { id } } } }', {}, 1 + 20 + 20 + 20],
])('pages multiply; their size is given %s', async (_how, document, variables, cost) => {
  const answer = await world.ask(document, { as: world.ids.department, variables, headers: costly });
  answer.data();
  expect(costOf(answer)).toEqual({ cost, limit: 60_000 });
});

test('the same document is refused with a larger page in its variable', async () => {
  const document = `query ($n: Int!) { provinces { localGovernments(first: $n) { nodes { assessments { id } } } } }`;
  const as = world.ids.department;
  expect((await world.ask(document, { as, variables: { n: 10 } })).errors()).toEqual([]);
  expect((await world.ask(document, { as, variables: { n: 100 } })).errorCode()).toBe('QUERY_TOO_EXPENSIVE');
});

test('fields that several fragments ask for count once, and what is skipped does not', async () => {
  const answer = await world.ask(
    `query ($no: Boolean!) { ...A ...A ... on Query { nation { name { th } } } provinces @include(if: $no) { code } }
     fragment A on Query { nation { name { en } assessment { rating { level } } } }`,
    { variables: { no: false }, headers: costly },
  );
  answer.data();
  expect(costOf(answer)).toEqual({ cost: 4, limit: 20_000 });
});

test('fragments that unfold into millions of fields are refused at once', async () => {
  const bomb = (nth: number): string => {
    const fragments = Array.from({ length: 13 }, (_, level) => {
      const inner = level === 12 ? 'name' : `...F${level + 1}`;
      return `fragment F${level} on __Type { a: ofType { ${inner} } b: ofType { ${inner} } c: ofType { ${inner} } }`;
    });
    return `{ __type(name: "Nation") { ...F0 } } ${fragments.join('\n')} # ${nth}`;
  };
  const answer = await world.ask(bomb(0));
  expect(answer.errorCode()).toBe('QUERY_TOO_COMPLEX');
  expect(answer.errors()[0]?.message).toMatch(/3,0\d\d different fields once its fragments are spread/);
});

test('who is known may ask for more; the refusal says so', async () => {
  const document =
    '{ provinces { assessments { dimensions { dimension { indicators { id } } byType { type } } } } }';
  expect((await world.ask(document)).errors()[0]?.message).toMatch(
    /at most 20,000 objects are allowed, 60,000 once logged in.*provinces\[77\].*for one year/s,
  );
  const years = '{ provinces { assessments { dimensions { dimension { name { th } } byType { type } } } } }';
  expect((await world.ask(years)).errorCode()).toBe('QUERY_TOO_EXPENSIVE');
  expect((await world.ask(years, { as: world.ids.department })).errors()).toEqual([]);
});

test('the cost is told only where it is asked for', async () => {
  expect(costOf(await world.ask('{ nation { id } }'))).toBeUndefined();
});

test('what nobody gets without a log-in costs nobody anything, and is not given', async () => {
  const list = 'localGovernments(first: 100) { nodes { assessments { dimensions { percent } } } }';
  for (const document of [
    `{ ${list} }`,
    `{ province(code: "43") { ${list} } }`,
    '{ localGovernment(code: "6430102") { id } }',
  ]) {
    const answer = await world.ask(document, { headers: costly });
    expect(answer.errorCode()).toBe('UNAUTHENTICATED');
    expect(JSON.stringify(answer.partial())).toMatch(/"localGovernments?":null/);
    expect(costOf(answer)).toMatchObject({ cost: expect.any(Number) });
    expect((costOf(answer) as { cost: number }).cost).toBeLessThanOrEqual(2);
  }
});

test('what nobody gets without a log-in is not planned either: its fields count, though they cost nothing', async () => {
  const levels = Array.from({ length: 12 }, (_, level) => {
    const inner = level === 11 ? 'code' : `...F${level + 1}`;
    const fields = Array.from({ length: 3 }, (_, nth) => `a${nth}: mergedInto { ${inner} }`);
    return `fragment F${level} on LocalGovernment { ${fields.join(' ')} }`;
  });
  const answer = await world.ask(
    `{ province(code: "43") { localGovernments { nodes { ...F0 } } } } ${levels.join(' ')}`,
  );
  expect([answer.status, answer.errorCode()]).toEqual([400, 'QUERY_TOO_COMPLEX']);
});

test('years that were taken in with more dimensions and indicators than the known ones cost as much as they have', async () => {
  const document = '{ assessmentYears { dimensions { indicators { id } } ratings { level } } }';
  const cost = async () => {
    const answer = await world.ask(document, { headers: costly });
    answer.data();
    return (costOf(answer) as { cost: number }).cost;
  };
  const before = await cost();
  await world.database.transaction(async (db) => {
    await db.query(
      `insert into assessment_year select (jsonb_populate_record(y, '{"year": 2590}')).* from assessment_year y where year = 2567`,
    );
    await db.query(
      `with made as (
         insert into dimension (year, number, name_th, name_en) select 2590, n, 'ด้าน', 'Dimension' from generate_series(1, 8) n
         returning id)
       insert into indicator (dimension_id, number, name_th, name_en, full_mark)
       select id, n, 'ตัวชี้วัด', 'Indicator', 5 from made, generate_series(1, 90) n`,
    );
  });
  let after = before;
  // The process is told of it, and looks.
  while (after === before) after = await cost();
  expect(after).toBeGreaterThan(8 * 90);
});
