import { makeWorld, type World } from '../support/world.js';

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});
afterAll(() => world.close());

const several = (count: number, field: (nth: number) => string): string =>
  `{ ${Array.from({ length: count }, (_, nth) => `a${nth}: ${field(nth)}`).join(' ')} }`;

test('twelve reads of the database and not one more: lists with arguments of their own are each one', async () => {
  const as = world.ids.department;
  const lists = (count: number) =>
    several(count, (nth) => `localGovernments(first: ${nth + 1}) { totalCount nodes { code } }`);
  expect((await world.ask(lists(6), { as })).data().a5.totalCount).toBe(11);
  const answer = await world.ask(lists(7), { as });
  expect([answer.status, answer.errorCode(), answer.statements]).toEqual([400, 'QUERY_TOO_EXPENSIVE', []]);
  const [error] = answer.errors();
  expect(error?.message).toMatch(/14 reads of the database; at most 12.*split it/s);
  expect(error?.extensions).toMatchObject({ statements: 14, limit: 12 });
});

test.each([
  [
    'local governments by their codes',
    2,
    () => 'localGovernment(code: "6430102") { assessment(year: 2567) { dimensions { full } } }',
  ],
  [
    'lists of provinces by their codes',
    2,
    (nth: number) => `province(code: "${10 + (nth % 8)}") { localGovernments(first: 2) { totalCount } }`,
  ],
  [
    'years of the nation',
    2,
    (nth: number) => `nation { assessment(year: ${2559 + nth}) { dimensions { full } } }`,
  ],
])('twenty aliases that share what they read are as one: %s', async (_name, count, field) => {
  const answer = await world.ask(several(20, field), { as: world.ids.department });
  expect(answer.errors().filter(({ extensions }) => extensions.code !== 'YEAR_NOT_PUBLISHED')).toEqual([]);
  expect(answer.statements).toHaveLength(count);
});

test.each(['percent', 'dimensions { full }', 'dimensions { indicators { full } }'])(
  'of a local government, eleven results with %s are twelve reads, and one more is too many',
  async (fields) => {
    const years = (count: number) =>
      `{ localGovernment(code: "6430102") ${several(count, (nth) => `assessment(year: ${2557 + nth}) { ${fields} }`)} }`;
    const as = world.ids.department;
    const [enough, tooMany] = [await world.ask(years(11), { as }), await world.ask(years(12), { as })];
    expect(enough.errors().map(({ extensions }) => extensions.code)).not.toContain('QUERY_TOO_EXPENSIVE');
    expect(tooMany.errors()[0]?.extensions).toMatchObject({ code: 'QUERY_TOO_EXPENSIVE', statements: 13 });
    const all = `{ localGovernment(code: "6430102") { assessments { ${fields} } } }`;
    expect((await world.ask(all, { as })).errors()).toEqual([]);
  },
);

test('results with their indicators are read apart from those without, and counted so', async () => {
  const [plain, marks] = ['assessment { percent }', 'assessment { dimensions { indicators { full } } }'];
  const lists = (fields: string) =>
    several(5, (nth) => `localGovernments(first: ${nth + 1}) { nodes { ${fields} } }`);
  const as = world.ids.department;
  const apart = await world.ask(lists(`${plain} with: ${marks}`), { as });
  expect(apart.errors()[0]?.extensions).toMatchObject({ code: 'QUERY_TOO_EXPENSIVE', statements: 15 });
  // Merged they are one result, as they have one name. The lists come as one message, so the results of all are one more read.
  const merged = await world.ask(lists(`${plain} ${marks} again: ${marks}`), { as });
  expect([merged.errors(), merged.statements.length]).toEqual([[], 5 + 1]);
});

test('releases that are not the public ones of their years are read together, for whoever asks', async () => {
  const years = several(
    5,
    (nth) => `nation { assessment(year: ${2568 - nth}, release: 1) { dimensions { full } byType { type } } }`,
  );
  for (const sent of [{}, { as: world.ids.department }]) {
    const answer = await world.ask(years, sent);
    expect(answer.errors().map(({ extensions }) => extensions.code)).not.toContain('QUERY_TOO_EXPENSIVE');
    expect(answer.statements.length).toBeLessThanOrEqual(3);
  }
});
