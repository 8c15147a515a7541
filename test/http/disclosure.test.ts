import { type AccountName, accounts, makeWorld, type World } from '../support/world.js';

let world: World;
beforeEach(async () => {
  world = await makeWorld();
});
afterEach(() => world.close());

const document = `mutation ($input: SetDisclosureInput!) { done: setDisclosure(input: $input) {
  assessmentYear { year { be } disclosure } drafts { number state disclosure } userErrors { code path message { th en } } } }`;
const set = (as: AccountName | null, input: object = {}) =>
  world.ask(document, {
    ...(as && { as: world.ids[as] }),
    variables: { input: { year: 2568, disclosure: 'OPEN', reason: 'Order 12/2568', ...input } },
  });
const setting = async (year: number) =>
  (await world.ask('{ assessmentYears { year { be } disclosure } }', { as: world.ids.department }))
    .data()
    .assessmentYears.find((each: { year: { be: number } }) => each.year.be === year).disclosure;
/** What the public, or another, is told of the one PAO of Phrae. */
const ofFew = async (year: number, options: { as?: number; release?: number } = {}) => {
  const { assessment } = (
    await world.ask(
      `query ($year: Year!, $release: Int) { province(code: "54") { assessment(year: $year, release: $release) {
        release { disclosure } statistics { distribution { minimum } distributionSuppression }
        byType { type percent suppression } } } }`,
      { ...(options.as && { as: options.as }), variables: { year, release: options.release ?? null } },
    )
  ).data().province;
  const { percent, suppression } = assessment.byType.find((each: { type: string }) => each.type === 'PAO');
  return [assessment.release.disclosure, percent, suppression, assessment.statistics.distribution];
};

test('an administrator opens a year: what is published afterwards shows averages of few, and no spread', async () => {
  expect(await setting(2568)).toBe('STRICT');
  expect((await set('admin')).data().done).toEqual({
    assessmentYear: { year: { be: 2568 }, disclosure: 'OPEN' },
    drafts: [{ number: 1, state: 'DRAFT', disclosure: 'OPEN' }],
    userErrors: [],
  });
  expect(await setting(2568)).toBe('OPEN');
  // The department reads the draft as it will be, before it is published.
  const as = world.ids.department;
  expect((await ofFew(2568, { as, release: 1 })).slice(0, 3)).toEqual(['OPEN', expect.any(Number), null]);
  await world.ask('mutation { publishRelease(input: { year: 2568 }) { release { state } } }', {
    as: world.ids.admin,
  });
  expect(await ofFew(2568)).toEqual(['OPEN', expect.any(Number), null, null]);
  const events = await world.ask(
    `{ auditEvents(first: 2, filter: { action: SET_DISCLOSURE }) { nodes { action actor subject before after } } }`,
    { as: world.ids.admin },
  );
  expect(events.data().auditEvents.nodes).toEqual([
    {
      ...{ action: 'SET_DISCLOSURE', actor: 'admin', subject: '2568', before: { disclosure: 'STRICT' } },
      after: { disclosure: 'OPEN', reason: 'Order 12/2568', drafts: [1] },
    },
  ]);
});

test('what is public already answers as before, whatever its year is set to', async () => {
  const before = await ofFew(2567);
  expect(before.slice(0, 3)).toEqual(['STRICT', null, 'TOO_FEW']);
  await set('admin', { year: 2567 });
  expect(await setting(2567)).toBe('OPEN');
  expect(await ofFew(2567)).toEqual(before);
});

test.each([null, ...(Object.keys(accounts) as AccountName[])].filter((name) => name !== 'admin'))(
  '%s may not decide it',
  async (name) => {
    expect((await set(name)).errorCode()).toBe(name === null ? 'UNAUTHENTICATED' : 'FORBIDDEN');
    expect(await setting(2568)).toBe('STRICT');
  },
);

test('what was asked wrongly is said where it is', async () => {
  const refused = async (input: object) => (await set('admin', input)).data().done;
  expect(await refused({ reason: '' })).toMatchObject({
    assessmentYear: null,
    drafts: null,
    userErrors: [{ code: 'NOTE_REQUIRED', path: ['reason'] }],
  });
  expect((await refused({ disclosure: 'STRICT' })).userErrors).toMatchObject([{ code: 'ALREADY_SO' }]);
});
