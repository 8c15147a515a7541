import { findReleases } from '../../src/release/release-list.queries.js';
import { readableReleases } from '../../src/release/release-scope.policy.js';
import { anonymous, type Viewer } from '../../src/viewer/viewer.js';
import { admin, inSeconds, type Life, makeLife, passTo, year } from './life.js';

let life: Life;
beforeEach(async () => {
  life = await makeLife();
});
afterEach(() => life.drop());

test('a release becomes public by the clock alone, and the one before is public until then', async () => {
  await life.draft();
  await life.publish();
  await life.draft();
  const time = inSeconds(1.5);
  expect(await life.publish({ publicFrom: time })).toMatchObject({
    ok: true,
    release: { state: 'SCHEDULED', publishedAt: time },
  });
  expect(await life.states()).toEqual(['PUBLISHED', 'SCHEDULED']);
  await passTo(life.database, time);
  expect(await life.states()).toEqual(['SUPERSEDED', 'PUBLISHED']);
});

test('at every moment exactly one is public, also in a transaction that began before', async () => {
  await life.draft();
  await life.publish();
  await life.draft();
  const time = inSeconds(1);
  await life.publish({ publicFrom: time });
  const old = life.database.createQueryRunner();
  await old.query('begin isolation level repeatable read read only');
  const seen = async (): Promise<unknown> =>
    (
      (await old.query(
        `select array_agg(number) as numbers from release
        where release_state(state, public_from, public_until, now()) = 'PUBLISHED'`,
      )) as { numbers: number[] }[]
    )[0]?.numbers;
  expect(await seen()).toEqual([1]);
  const around = [-0.001, 0, 0.001].map((seconds) => new Date(time.getTime() + 1000 * seconds));
  for (const [at, moment] of around.entries())
    expect(
      await life.database.query(
        `select array_agg(number) as numbers from release
          where release_state(state, public_from, public_until, $1) = 'PUBLISHED'`,
        [moment],
      ),
    ).toEqual([{ numbers: [at === 0 ? 1 : 2] }]);
  await passTo(life.database, time);
  expect(await seen()).toEqual([1]);
  await old.query('commit');
  expect(await seen()).toEqual([2]);
  await old.release();
});

test('a release that follows one whose embargo ended settles both', async () => {
  await life.draft();
  await life.publish();
  await life.draft();
  const time = inSeconds(0.5);
  await life.publish({ publicFrom: time });
  await passTo(life.database, time);
  await life.draft();
  expect(await life.publish()).toMatchObject({ ok: true, release: { number: 3 } });
  expect(await life.database.query('select state from release order by number')).toEqual([
    { state: 'SUPERSEDED' },
    { state: 'SUPERSEDED' },
    { state: 'PUBLISHED' },
  ]);
});

test('while one waits no other is published; it can be withdrawn, and then another is', async () => {
  await life.draft();
  await life.publish({ publicFrom: inSeconds(60) });
  await life.draft();
  expect(await life.publish()).toMatchObject({
    ok: false,
    userErrors: [{ code: 'ALREADY_SCHEDULED', path: ['year'] }],
  });
  await life.withdraw();
  expect(await life.publish()).toMatchObject({ ok: true, release: { number: 2 } });
});

test('a withdrawal of the public one leaves the year without, until the other’s time', async () => {
  await life.draft();
  await life.publish();
  await life.draft();
  const time = inSeconds(1);
  await life.publish({ publicFrom: time });
  await life.withdraw();
  expect(await life.states()).toEqual(['WITHDRAWN', 'SCHEDULED']);
  await passTo(life.database, time);
  expect(await life.states()).toEqual(['WITHDRAWN', 'PUBLISHED']);
});

test('a time that is past is refused', async () => {
  await life.draft();
  expect(await life.publish({ publicFrom: inSeconds(-5) })).toMatchObject({
    ok: false,
    userErrors: [{ code: 'TIME_PASSED', path: ['publicFrom'] }],
  });
  expect(await life.states()).toEqual(['DRAFT']);
});

test('a time of the Buddhist Era is refused, as is any that is far away', async () => {
  await life.draft();
  const time = new Date();
  time.setUTCFullYear(time.getUTCFullYear() + 543);
  const refused = await life.publish({ publicFrom: time });
  expect(refused).toMatchObject({ ok: false, userErrors: [{ code: 'TIME_TOO_FAR', path: ['publicFrom'] }] });
  if (!refused.ok)
    expect(refused.userErrors[0]?.message).toMatchObject({ th: expect.stringContaining('ค.ศ.') });
  expect(await life.publish({ publicFrom: inSeconds(800 * 86_400) })).toMatchObject({ ok: false });
  expect(await life.states()).toEqual(['DRAFT']);
  expect(await life.publish({ publicFrom: inSeconds(700 * 86_400) })).toMatchObject({ ok: true });
});

test('of two who publish at once, one with an embargo, one does', async () => {
  await life.draft();
  const both = await Promise.all([
    life.publish({ number: 1, publicFrom: inSeconds(60) }),
    life.publish({ number: 1 }),
  ]);
  expect(both.filter(({ ok }) => ok)).toHaveLength(1);
});

test('the database itself refuses a second public release without an end', async () => {
  await life.draft();
  await life.publish();
  await expect(
    life.database.query(
      `insert into release (year, number, state, source_file, source_sha256, created_by, published_at, published_by)
       values ($1, 9, 'PUBLISHED', 'x', repeat('0', 64), 'x', now(), 'x')`,
      [year],
    ),
  ).rejects.toThrow('release_one_published_a_year');
});

test('a reader’s transaction gets nothing of one that waits, nor its averages, whatever it asks', async () => {
  await life.draft();
  const time = inSeconds(1.5);
  await life.publish({ publicFrom: time });
  const seen = async (): Promise<unknown> => {
    const reader = life.database.createQueryRunner();
    await reader.query('begin; set local role lpa_reader');
    const counted: unknown = await reader.query(
      `select (select count(*)::int from release) as releases,
              (select count(*)::int from shown_statistic where province_code is null and dimension_id is null
                  and type is null) as averages`,
    );
    await reader.query('rollback');
    await reader.release();
    return counted;
  };
  expect(await seen()).toEqual([{ releases: 0, averages: 0 }]);
  await passTo(life.database, time);
  expect(await seen()).toEqual([{ releases: 1, averages: 1 }]);
});

test('nor does the list of releases tell of it, where the database would give all', async () => {
  await life.draft();
  await life.publish({ publicFrom: inSeconds(60) });
  const list = (viewer: Viewer) => findReleases(life.database, readableReleases(viewer));
  expect(await list(anonymous)).toEqual([]);
  expect(await list(admin.viewer)).toMatchObject([{ number: 1, state: 'SCHEDULED' }]);
});
