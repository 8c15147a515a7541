import { makeWorld, type World } from '../support/world.js';

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});
afterAll(() => world.close());

const post = (body: string, headers: Record<string, string> = {}) =>
  fetch(`${world.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body,
  });

test('an unknown province is null with what codes there are', async () => {
  const answer = await world.ask('{ province(code: "99") { code } provinces { code } }');
  expect(answer.errorCode()).toBe('NOT_FOUND');
  expect(answer.errors()[0]?.message).toContain('provinces { code }');
  expect(answer.partial().province).toBeNull();
  expect(answer.partial().provinces).toHaveLength(77);
});

test('a list of a province that is none is refused to who reads all, not empty', async () => {
  const answer = await world.ask('{ localGovernments(filter: { provinceCode: "zz" }) { totalCount } }', {
    as: world.ids.department,
  });
  expect(answer.errorCode()).toBe('NOT_FOUND');
});

test('a year without results names those that have some, in both eras', async () => {
  const answer = await world.ask('{ nation { assessment(year: 2013) { percent } } }');
  expect(answer.errorCode()).toBe('YEAR_NOT_PUBLISHED');
  expect(answer.errors()[0]?.message).toMatch(/2556 \(C\.E\. 2013\).*2566, 2567.*2556/s);
});

test.each(['1', '2300', '2499', '2700', '2559.5', '"2559"', '-2559', 'true'])(
  'year: %s is no year',
  async (year) => {
    const answer = await world.ask(`{ nation { assessment(year: ${year}) { percent } } }`);
    expect([answer.status, answer.errors()[0]?.message]).toEqual([400, expect.stringMatching(/Year|year/)]);
  },
);

test.each([2567, 2024])('year %i is read from a variable too', async (year) => {
  const answer = await world.ask(
    'query ($year: Year) { nation { assessment(year: $year) { year { year { be ce } } } } }',
    {
      variables: { year },
    },
  );
  expect(answer.data().nation.assessment.year.year).toEqual({ be: 2567, ce: 2024 });
});

test('a variable that is no year is the caller’s fault', async () => {
  const answer = await world.ask('query ($year: Year) { nation { assessment(year: $year) { percent } } }', {
    variables: { year: 'x' },
  });
  expect([answer.status, answer.errorCode()]).toEqual([400, 'BAD_USER_INPUT']);
});

test.each([-1, 101])('minimumPercent: %i is refused', async (percent) => {
  const answer = await world.ask(
    `{ localGovernments(filter: { minimumPercent: ${percent} }) { totalCount } }`,
    {
      as: world.ids.department,
    },
  );
  expect(answer.errorCode()).toBe('BAD_USER_INPUT');
});

test('a fault of ours is masked: a number, no SQL, no table', async () => {
  const own = await makeWorld();
  try {
    await own.database.query('alter table assessment rename to elsewhere');
    const answer = await own.ask(
      '{ nation { name { th } } localGovernment(code: "6540102") { assessment { percent } } }',
      { as: own.ids.department },
    );
    expect(answer.errorCode()).toBe('INTERNAL_SERVER_ERROR');
    expect(JSON.stringify(answer.body)).not.toMatch(/elsewhere|select|relation|stack/i);
    expect(answer.partial().nation.name.th).toBe('ประเทศไทย');
  } finally {
    await own.close();
  }
});

test('a page of another origin may read public answers', async () => {
  const answer = await post('{"query":"{ nation { id } }"}', { origin: 'https://front-end.example' });
  expect(answer.headers.get('access-control-allow-origin')).toBe('*');
  const preflight = await fetch(`${world.url}/graphql`, {
    method: 'OPTIONS',
    headers: {
      origin: 'https://front-end.example',
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'content-type,authorization',
    },
  });
  expect(preflight.status).toBe(204);
  expect(preflight.headers.get('access-control-allow-headers')).toContain('authorization');
});

test('a body that is too large, or no JSON, gets a clear no', async () => {
  const large = await post(JSON.stringify({ query: `{ nation { id } } #${'x'.repeat(300_000)}` }));
  expect(large.status).toBe(413);
  expect((await post('{"query": ')).status).toBe(400);
  expect((await post('{}')).status).toBe(400);
});

test('a document with more tokens than any report needs is refused before it runs', async () => {
  const answer = await world.ask(`{ ${'nation { id } '.repeat(2000)} }`);
  expect(answer.status).toBe(400);
});

test('health: live, and ready as long as the database answers', async () => {
  expect((await fetch(`${world.url}/health/live`)).status).toBe(200);
  expect((await fetch(`${world.url}/health/ready`)).status).toBe(200);
});

test('an assessed body whose marks are missing is an error, not a body without dimensions', async () => {
  const marksOf = (code: string) =>
    world.ask(`{ localGovernment(code: "${code}") { assessment(year: 2567) { dimensions { score } } } }`, {
      as: world.ids.department,
    });
  expect((await marksOf('6430102')).data().localGovernment.assessment.dimensions).toHaveLength(5);
  // Who has no result has no marks.
  expect((await marksOf('6430105')).data().localGovernment.assessment.dimensions).toEqual([]);
  await world.database.query(
    `alter table assessment disable trigger user; update assessment set dimension_scores = null`,
  );
  const answer = await marksOf('6430103');
  expect([answer.errorCode(), answer.partial().localGovernment.assessment]).toEqual([
    'INTERNAL_SERVER_ERROR',
    null,
  ]);
});
