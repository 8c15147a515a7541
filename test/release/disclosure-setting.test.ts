import { approve } from '../../src/release/approve.commands.js';
import { setDisclosure, type DisclosureInput } from '../../src/release/disclosure.commands.js';
import { admin, by, inSeconds, type Life, makeLife, notAdmins, someMarks, year } from './life.js';

let life: Life;
beforeEach(async () => {
  life = await makeLife();
});
afterEach(() => life.drop());

const set = (input: Partial<DisclosureInput> = {}, doer = admin) =>
  setDisclosure(life.database, doer, { year, disclosure: 'OPEN', reason: 'Order 12/2568', ...input });

/** By release: its setting, and the reasons that its averages with bodies have. */
const hidden = async (): Promise<unknown[]> =>
  life.database.query(
    `select number, disclosure, array_agg(distinct suppression order by suppression) as reasons
       from release r join statistic s on s.release_id = r.id
      where assessed_count > 0 group by number, disclosure order by number`,
  );
const strict = (number: number) => ({ number, disclosure: 'STRICT', reasons: ['TOO_FEW'] });
const open = (number: number) => ({ number, disclosure: 'OPEN', reasons: [null] });

const events = () =>
  life.database.query(
    `select actor, origin, subject, before, after from audit_event where action = 'SET_DISCLOSURE' order by id`,
  );

test('a year is strict until somebody opens it, and the audit says who, why, and what was before', async () => {
  await life.draft(someMarks, someMarks);
  expect(await hidden()).toEqual([strict(1)]);
  expect(await set()).toMatchObject({ ok: true, drafts: [{ number: 1, disclosure: 'OPEN' }] });
  expect(await hidden()).toEqual([open(1)]);
  expect(await set({ disclosure: 'STRICT', reason: ' It was an error. ' })).toMatchObject({ ok: true });
  expect(await hidden()).toEqual([strict(1)]);
  const event = { actor: 'root', origin: '192.0.2.1', subject: '2559' };
  expect(await events()).toEqual([
    {
      ...event,
      ...{
        before: { disclosure: 'STRICT' },
        after: { disclosure: 'OPEN', reason: 'Order 12/2568', drafts: [1] },
      },
    },
    {
      ...event,
      before: { disclosure: 'OPEN' },
      after: { disclosure: 'STRICT', reason: 'It was an error.', drafts: [1] },
    },
  ]);
});

test('what is empty says so in an open year too, and how bodies are spread below the nation stays hidden', async () => {
  await set();
  await life.draft(someMarks, someMarks);
  expect(
    await life.database.query(
      `select distinct suppression from statistic where assessed_count = 0
        union all select distinct spread_suppression from statistic
                   where province_code is not null and type is null and dimension_id is null and assessed_count > 0`,
    ),
  ).toEqual([{ suppression: 'NOT_ASSESSED' }, { suppression: 'PROTECTS_ANOTHER' }]);
});

test('what is public stays as it is, and its correction takes the new setting', async () => {
  await life.draft(someMarks, someMarks);
  await life.publish();
  expect(await set()).toMatchObject({ ok: true, drafts: [] });
  await life.draft(someMarks, someMarks, someMarks);
  await life.publish();
  expect(await hidden()).toEqual([strict(1), open(2)]);
  await set({ disclosure: 'STRICT' });
  expect(await hidden()).toEqual([strict(1), open(2)]);
});

test('what waits for its time stays as it is, and follows the setting once it is a draft again', async () => {
  await life.draft(someMarks, someMarks);
  await life.publish({ publicFrom: inSeconds(60) });
  await set();
  expect(await hidden()).toEqual([strict(1)]);
  expect(await life.withdraw()).toMatchObject({ ok: true, release: { state: 'DRAFT', disclosure: 'OPEN' } });
  expect(await hidden()).toEqual([open(1)]);
});

test('the setting of a release that was public cannot be rewritten', async () => {
  await life.draft(someMarks);
  await life.publish();
  await expect(life.database.query(`update release set disclosure = 'OPEN'`)).rejects.toThrow(
    'stays what it is',
  );
});

test('an approval was of what the public would see, so it ends', async () => {
  await life.draft(someMarks, someMarks);
  const second = by({ role: 'ADMIN', accountId: 5, username: 'second' });
  await approve(life.database, second, { year, number: 1 });
  await set();
  expect(await life.publish({ requireApproval: true })).toMatchObject({
    userErrors: [{ code: 'NOT_APPROVED' }],
  });
  await approve(life.database, second, { year, number: 1 });
  expect(await life.publish({ requireApproval: true })).toMatchObject({ ok: true });
});

test.each([
  ['no reason', { reason: ' ' }, 'NOTE_REQUIRED', ['reason']],
  ['a year that is none', { year: 2510 }, 'NO_SUCH_YEAR', ['year']],
  ['what holds already', { disclosure: 'STRICT' as const }, 'ALREADY_SO', ['disclosure']],
])('%s is refused, and nothing is done', async (_what, input, code, path) => {
  await life.draft(someMarks, someMarks);
  const { userErrors: [error] = [] } = (await set(input)) as { userErrors?: { message: object }[] };
  expect(error).toMatchObject({ code, path, message: { th: expect.stringMatching(/[ก-๙]/) } });
  expect([await hidden(), await events()]).toEqual([[strict(1)], []]);
});

test.each(notAdmins)('$role may not decide it', async (viewer) => {
  await life.draft(someMarks, someMarks);
  expect(await set({}, by(viewer))).toMatchObject({ ok: false, userErrors: [{ code: 'NOT_ALLOWED' }] });
  expect([await hidden(), await events()]).toEqual([[strict(1)], []]);
});
