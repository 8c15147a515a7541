import { type AccountName, makeWorld, type World } from '../support/world.js';

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});
afterAll(() => world.close());

/** The three levels, asked in the same way. */
const levels = (args: string): string =>
  `{ nation { assessment${args} { percent } } province(code: "54") { assessment${args} { percent } } }`;

const outsiders: readonly AccountName[] = ['officeOfPhrae', 'localGovernmentOfPhrae'];

test.each([undefined, ...outsiders])('a draft is as if it were not, for %s', async (name) => {
  const as = name === undefined ? {} : { as: world.ids[name] };
  for (const args of ['(year: 2568)', '(year: 2568, release: 1)']) {
    const draft = await world.ask(levels(args), as);
    const nothing = await world.ask(levels(args.replace('2568', '2569')), as);
    expect(draft.errors().map((error) => error.extensions.code)).toEqual([
      'YEAR_NOT_PUBLISHED',
      'YEAR_NOT_PUBLISHED',
    ]);
    expect(JSON.stringify(draft.body).replaceAll('2568', '2569').replaceAll('2025', '2026')).toBe(
      JSON.stringify(nothing.body),
    );
  }
  const years = await world.ask('{ assessmentYears { year { be } releases { state } } }', as);
  expect(JSON.stringify(years.data())).not.toMatch(/2568|DRAFT/);
});

test('nor does a local government read its own draft', async () => {
  const answer = await world.ask(
    '{ viewer { localGovernment { assessment(year: 2568, release: 1) { percent } assessments { year { year { be } } } } } }',
    { as: world.ids.localGovernmentOfPhrae },
  );
  expect(answer.errorCode()).toBe('YEAR_NOT_PUBLISHED');
  expect(JSON.stringify(answer.partial())).not.toContain('2568');
});

test('a list by the results of an unpublished year is refused, not empty', async () => {
  const answer = await world.ask(
    '{ localGovernments(filter: { year: 2568, minimumPercent: 50 }) { totalCount } }',
    {
      as: world.ids.officeOfPhrae,
    },
  );
  expect(answer.errorCode()).toBe('YEAR_NOT_PUBLISHED');
});

test('the department reads a draft by its number, and is told of it', async () => {
  const as = { as: world.ids.department };
  expect(
    (await world.ask(levels('(year: 2568, release: 1)'), as)).data().province.assessment.percent,
  ).toBeGreaterThan(75.79);
  const without = await world.ask(levels('(year: 2568)'), as);
  expect(without.errors()[0]?.message).toContain('In preparation: release 1');
});

test('a superseded release can still be asked for, and one that never was cannot', async () => {
  const percent = async (args: string) => (await world.ask(levels(args))).data().province.assessment.percent;
  const [first, second, now] = [
    await percent('(year: 2566, release: 1)'),
    await percent('(year: 2566, release: 2)'),
    await percent('(year: 2566)'),
  ];
  expect(first).toBeLessThan(second);
  expect(now).toBe(second);
  const missing = await world.ask(levels('(year: 2566, release: 3)'));
  expect(missing.errors().map((error) => error.extensions.code)).toEqual([
    'RELEASE_NOT_FOUND',
    'RELEASE_NOT_FOUND',
  ]);
});

test('publishing shows it to everyone, supersedes, and is for ADMIN alone', async () => {
  const own = await makeWorld();
  try {
    const document = `mutation { publishRelease(input: { year: 2568 }) {
      release { number state viewerCanPublish } userErrors { code path message { en } } } }`;
    const can = async (as: number) =>
      (await own.ask('{ assessmentYears { releases { state viewerCanPublish } } }', { as }))
        .data()
        .assessmentYears.at(-1).releases;
    expect(await can(own.ids.department)).toEqual([{ state: 'DRAFT', viewerCanPublish: false }]);
    expect(await can(own.ids.admin)).toEqual([{ state: 'DRAFT', viewerCanPublish: true }]);
    expect((await own.ask(document, { as: own.ids.department })).errorCode()).toBe('FORBIDDEN');
    expect((await own.ask(document, { as: own.ids.admin })).data().publishRelease).toEqual({
      release: { number: 1, state: 'PUBLISHED', viewerCanPublish: false },
      userErrors: [],
    });
    expect(
      (await own.ask('{ nation { assessment { year { year { be } } } } }')).data().nation.assessment.year.year
        .be,
    ).toBe(2568);
    const again = (await own.ask(document, { as: own.ids.admin })).data().publishRelease;
    expect(again).toMatchObject({ release: null, userErrors: [{ code: 'NO_SUCH_RELEASE', path: ['year'] }] });
  } finally {
    await own.close();
  }
});
