import { passTo } from '../release/life.js';
import { type AccountName, insertRelease, makeWorld, type World } from '../support/world.js';

let world: World;
beforeEach(async () => {
  world = await makeWorld();
});
afterEach(() => world.close());

const as = (name: AccountName | undefined) => (name === undefined ? {} : { as: world.ids[name] });

const withdraw = (input: string, name: AccountName = 'admin') =>
  world.ask(
    `mutation { withdrawRelease(input: { ${input} }) { release { number state withdrawnAt withdrawalNote
      viewerCanWithdraw } userErrors { code path } } }`,
    as(name),
  );

const publish = (input: string, name: AccountName = 'admin') =>
  world.ask(
    `mutation { publishRelease(input: { ${input} }) { release { number state publishedAt note
      changes { added removed changed ratingChanged } viewerCanWithdraw } userErrors { code path } } }`,
    as(name),
  );

const levels = (args: string): string =>
  `{ nation { assessment${args} { percent } } province(code: "54") { assessment${args} { percent } } }`;

const codes = async (args: string, name?: AccountName) =>
  (await world.ask(levels(args), as(name))).errors().map((error) => error.extensions.code);

const releasesOf = async (year: number, name?: AccountName) =>
  (
    await world.ask(
      `{ assessmentYears { year { be } releases { number state publishedAt withdrawnAt withdrawalNote note
        changes { changed } viewerCanWithdraw } } }`,
      as(name),
    )
  )
    .data()
    .assessmentYears.find((each: { year: { be: number } }) => each.year.be === year)?.releases;

/** A draft with which to correct 2567: everybody half a mark better. */
const correct2567 = () => insertRelease(world.database, 2567, 2, 'DRAFT', 1);

const outsiders: readonly (AccountName | undefined)[] = [
  undefined,
  'officeOfPhrae',
  'localGovernmentOfPhrae',
];

test('after a withdrawal the year has no result, but everyone reads that it had, and why not', async () => {
  const before = (await world.ask(levels('(year: 2567)'))).data();
  const answer = (await withdraw('year: 2567, number: 1, note: "Wrong file"')).data().withdrawRelease;
  expect(answer).toMatchObject({
    release: { state: 'WITHDRAWN', withdrawalNote: 'Wrong file', viewerCanWithdraw: false },
    userErrors: [],
  });
  for (const name of outsiders) {
    expect(await codes('(year: 2567)', name)).toEqual(['YEAR_NOT_PUBLISHED', 'YEAR_NOT_PUBLISHED']);
    expect(await codes('(year: 2567, release: 1)', name)).toEqual(['RELEASE_NOT_FOUND', 'RELEASE_NOT_FOUND']);
    expect(await releasesOf(2567, name)).toEqual([
      {
        ...{ number: 1, state: 'WITHDRAWN', publishedAt: expect.any(String), note: null, changes: null },
        ...{
          withdrawnAt: answer.release.withdrawnAt,
          withdrawalNote: 'Wrong file',
          viewerCanWithdraw: false,
        },
      },
    ]);
  }
  // The latest year is now the one before, and the department reads on by the number.
  expect(
    (await world.ask('{ nation { assessment { year { year { be } } } } }')).data().nation.assessment.year,
  ).toEqual({
    year: { be: 2566 },
  });
  expect((await world.ask(levels('(year: 2567, release: 1)'), as('department'))).data()).toEqual(before);
  expect(await codes('(year: 2567)', 'department')).toEqual(['YEAR_NOT_PUBLISHED', 'YEAR_NOT_PUBLISHED']);
});

test('nor does a local government read its own withdrawn result, in the year or among all years', async () => {
  await withdraw('year: 2567, number: 1, note: "Wrong file"');
  const answer = await world.ask(
    '{ viewer { localGovernment { assessment(year: 2567, release: 1) { percent } assessments { year { year { be } } } } } }',
    as('localGovernmentOfPhrae'),
  );
  expect(answer.errorCode()).toBe('RELEASE_NOT_FOUND');
  expect(answer.errors()[0]?.message).toContain('Wrong file');
  expect(answer.partial().viewer.localGovernment.assessments).toEqual([{ year: { year: { be: 2566 } } }]);
});

test('the reason stands in the error, for whoever asks for the year', async () => {
  await withdraw('year: 2567, number: 1, note: "Wrong file"');
  const [error] = (await world.ask(levels('(year: 2567)'))).errors();
  expect(error?.message).toMatch(/Release 1 was withdrawn on \d{4}-\d\d-\d\d: Wrong file\./);
  expect(error?.message).toMatch(/ฉบับที่ 1 ถูกถอนเมื่อ/);
});

test('the button and the lock agree, for every release and everyone', async () => {
  const can = async (name?: AccountName) =>
    (await releasesOf(2566, name)).map((row: { viewerCanWithdraw: boolean }) => row.viewerCanWithdraw);
  expect(await can('admin')).toEqual([true, true]);
  expect(await can('department')).toEqual([false, false]);
  expect(await can()).toEqual([false, false]);
  expect((await withdraw('year: 2566, number: 1, note: "x"', 'department')).errorCode()).toBe('FORBIDDEN');
  expect((await withdraw('year: 2568, number: 1, note: "x"')).data().withdrawRelease).toEqual({
    release: null,
    userErrors: [{ code: 'NOT_PUBLISHED', path: ['number'] }],
  });
});

test('until its time a release is for the department; then it is public without anyone', async () => {
  const time = new Date(Date.now() + 4000);
  const published = (await publish(`year: 2568, publicFrom: "${time.toISOString()}"`)).data().publishRelease;
  expect(published).toMatchObject({
    release: { state: 'SCHEDULED', publishedAt: time.toISOString(), viewerCanWithdraw: true },
    userErrors: [],
  });
  for (const name of outsiders) {
    const [early, nothing] = await Promise.all(
      ['2568', '2569'].map((year) => world.ask(levels(`(year: ${year}, release: 1)`), as(name))),
    );
    expect(JSON.stringify(early?.body).replaceAll('2568', '2569').replaceAll('2025', '2026')).toBe(
      JSON.stringify(nothing?.body),
    );
    expect(await releasesOf(2568, name)).toBeUndefined();
  }
  expect((await world.ask(levels('(year: 2568, release: 1)'), as('department'))).errors()).toEqual([]);
  await passTo(world.database, time);
  for (const name of outsiders) {
    expect((await world.ask(levels('(year: 2568)'), as(name))).errors()).toEqual([]);
    expect(await releasesOf(2568, name)).toMatchObject([{ number: 1, state: 'PUBLISHED' }]);
  }
});

test('a correction under embargo: all read the one before until then, and the other from then on', async () => {
  await correct2567();
  const time = new Date(Date.now() + 3000);
  await publish(`year: 2567, note: "Marks of Phrae", publicFrom: "${time.toISOString()}"`);
  const everyone = [...outsiders, 'department', 'admin'] as const;
  const read = async (name?: AccountName) =>
    (
      await world.ask(
        '{ nation { assessment(year: 2567) { release { number } } assessments { year { year { be } } release { number } } } }',
        as(name),
      )
    ).data().nation;
  const ofRelease = (number: number) => ({
    assessment: { release: { number } },
    assessments: [
      { year: { year: { be: 2566 } }, release: { number: 2 } },
      { year: { year: { be: 2567 } }, release: { number } },
    ],
  });
  for (const name of everyone) expect(await read(name)).toEqual(ofRelease(1));
  expect(await codes('(year: 2567, release: 2)')).toEqual(['RELEASE_NOT_FOUND', 'RELEASE_NOT_FOUND']);
  await passTo(world.database, time);
  for (const name of everyone) expect(await read(name)).toEqual(ofRelease(2));
});

test('a correction without a reason is refused; with one the reason and the counts are public', async () => {
  await correct2567();
  expect((await publish('year: 2567')).data().publishRelease).toEqual({
    release: null,
    userErrors: [{ code: 'NOTE_REQUIRED', path: ['note'] }],
  });
  const changes = { added: 0, removed: 0, changed: 10, ratingChanged: expect.any(Number) };
  expect((await publish('year: 2567, note: "Marks of Phrae"')).data().publishRelease).toMatchObject({
    release: { number: 2, state: 'PUBLISHED', note: 'Marks of Phrae', changes },
    userErrors: [],
  });
  expect(await releasesOf(2567)).toMatchObject([
    { number: 1, state: 'SUPERSEDED', changes: null },
    { number: 2, note: 'Marks of Phrae', changes: { changed: 10 } },
  ]);
});

test('what a release answered it answers after its correction, byte for byte', async () => {
  const result = `status full score percent passed rating { level } rank(in: NATION) { place of } dimensions { percent score }`;
  const average = `${result} byType { type percent suppression } statistics { assessedCount distribution { median } }`;
  const document = `{
    nation { assessment(year: 2567, release: 1) { ${average} } }
    province(code: "54") { assessment(year: 2567, release: 1) { ${average} } }
    localGovernment(code: "6540102") { assessment(year: 2567, release: 1) { ${result} } } }`;
  const askers = ['department', 'officeOfPhrae', 'localGovernmentOfPhrae'] as const;
  const read = async () =>
    Promise.all(askers.map(async (name) => JSON.stringify((await world.ask(document, as(name))).data())));
  const before = await read();
  await correct2567();
  await publish('year: 2567, note: "Marks of Phrae"');
  expect(await releasesOf(2567)).toMatchObject([{ state: 'SUPERSEDED' }, { state: 'PUBLISHED' }]);
  expect(await read()).toEqual(before);
});
