import { withdraw } from '../../src/release/withdraw.commands.js';
import {
  admin,
  by,
  inSeconds,
  type Life,
  makeLife,
  notAdmins,
  passTo,
  someMarks,
  waiting,
  year,
} from './life.js';

let life: Life;
beforeEach(async () => {
  life = await makeLife();
});
afterEach(() => life.drop());

test('a withdrawn release says when and why, and by whom in the table', async () => {
  await life.draft();
  await life.publish();
  expect(await life.withdraw({ note: '  Wrong file. ' })).toMatchObject({
    ok: true,
    release: { state: 'WITHDRAWN', withdrawnAt: expect.any(Date), withdrawalNote: 'Wrong file.' },
  });
  expect(await life.database.query('select state, withdrawn_by from release')).toEqual([
    { state: 'WITHDRAWN', withdrawn_by: 'root' },
  ]);
});

test('none of before comes back by itself, and what is published next says why, and how it differs', async () => {
  await life.draft();
  await life.publish();
  await life.draft();
  await life.publish();
  await life.withdraw({ number: 2 });
  expect(await life.states()).toEqual(['SUPERSEDED', 'WITHDRAWN']);
  await life.draft(someMarks, someMarks);
  const refused = await life.publish({ note: undefined });
  expect(refused).toMatchObject({ ok: false, userErrors: [{ code: 'NOTE_REQUIRED', path: ['note'] }] });
  if (!refused.ok)
    expect(refused.userErrors[0]?.message.en).toContain('release 2 of 2559, which was withdrawn');
  expect(await life.publish({ note: 'The right file.' })).toMatchObject({
    ok: true,
    release: { number: 3, state: 'PUBLISHED', changes: { added: 1, removed: 0, changed: 0 } },
  });
});

test('a draft older than a withdrawn release comes back only by its number', async () => {
  await life.draft();
  await life.draft();
  await life.publish();
  await life.withdraw({ number: 2 });
  expect(await life.publish()).toMatchObject({ ok: false, userErrors: [{ code: 'NO_SUCH_RELEASE' }] });
  expect(await life.publish({ number: 1 })).toMatchObject({ ok: true });
});

test('a superseded release can be withdrawn beside the public one', async () => {
  await life.draft();
  await life.publish();
  await life.draft();
  await life.publish();
  expect(await life.withdraw()).toMatchObject({ ok: true });
  expect(await life.states()).toEqual(['WITHDRAWN', 'PUBLISHED']);
});

test('of two who withdraw at once one does, and the other is told why not', async () => {
  await life.draft();
  await life.publish();
  // Held up until both have begun, so that they meet.
  const holder = life.database.createQueryRunner();
  await holder.query('begin; select from release where number = 1 for update');
  const asked = [life.withdraw(), life.withdraw()];
  await waiting(life.database, 2);
  await holder.query('rollback');
  await holder.release();
  const both = await Promise.all(asked);
  expect(both.filter(({ ok }) => ok)).toHaveLength(1);
  expect(both.find(({ ok }) => !ok)).toMatchObject({ userErrors: [{ code: 'NOT_PUBLISHED' }] });
});

test('of a correction and a withdrawal at once each finds what the other left', async () => {
  await life.draft();
  await life.publish();
  await life.draft();
  const [published, withdrawn] = await Promise.all([life.publish(), life.withdraw()]);
  expect([published.ok, withdrawn.ok]).toEqual([true, true]);
  expect(await life.states()).toEqual(['WITHDRAWN', 'PUBLISHED']);
});

test('one that waits for its time becomes a draft, and the public one stays', async () => {
  await life.draft();
  await life.publish();
  await life.draft();
  const time = inSeconds(1);
  await life.publish({ publicFrom: time });
  expect(await life.withdraw({ number: 2 })).toMatchObject({
    ok: true,
    release: { state: 'DRAFT', publishedAt: null, changes: null, withdrawnAt: null },
  });
  await passTo(life.database, time);
  expect(await life.states()).toEqual(['PUBLISHED', 'DRAFT']);
  expect(await life.publish({ number: 2 })).toMatchObject({ ok: true });
  expect(await life.states()).toEqual(['SUPERSEDED', 'PUBLISHED']);
});

test.each([
  ['a year that does not exist', { year: 2510 }, 'NO_SUCH_YEAR', 'year'],
  ['a number that does not exist', { number: 7 }, 'NO_SUCH_RELEASE', 'number'],
  ['a draft', { number: 2 }, 'NOT_PUBLISHED', 'number'],
  ['no reason', { note: ' ' }, 'NOTE_REQUIRED', 'note'],
])('%s is refused with a code and its path, in both languages', async (_what, input, code, at) => {
  await life.draft();
  await life.publish();
  await life.draft();
  const refused = await withdraw(life.database, admin, { year, number: 1, note: 'Why.', ...input });
  expect(refused).toMatchObject({ ok: false, userErrors: [{ code, path: [at] }] });
  if (refused.ok) throw new Error('withdrawn');
  expect(refused.userErrors[0]?.message.th).toMatch(/[ก-๙]/);
  expect(refused.userErrors[0]?.message.en).toMatch(/[a-z]/);
  expect(await life.states()).toEqual(['PUBLISHED', 'DRAFT']);
});

test.each(notAdmins)('$role may not withdraw', async (viewer) => {
  await life.draft();
  await life.publish();
  expect(await life.withdraw({}, by(viewer))).toMatchObject({
    ok: false,
    userErrors: [{ code: 'NOT_ALLOWED' }],
  });
  expect(await life.states()).toEqual(['PUBLISHED']);
});
