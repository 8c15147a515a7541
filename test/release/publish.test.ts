import type { Viewer } from '../../src/viewer/viewer.js';
import { publish } from '../../src/release/release.commands.js';
import { testDatabase, type TestDatabase } from '../support/database.js';
import { importOf, resultsCsv, resultsRow, someMarks, withRegistry } from './lists.js';

const admin: Viewer = { role: 'ADMIN', accountId: 1, username: 'root' };
const year = 2559;

let test_: TestDatabase;
beforeEach(async () => {
  test_ = await testDatabase();
  await withRegistry(test_.database);
});
afterEach(() => test_.drop());

const draft = () => importOf(test_.database, resultsCsv(resultsRow('2540101,PAO,แพร่,เมืองแพร่', someMarks)));
const run = (number?: number, viewer: Viewer = admin) =>
  publish(test_.database, { viewer, origin: '192.0.2.1' }, { year, number, note: 'Corrected.' });
const states = async () =>
  (await test_.database.query<{ state: string }[]>('select state from release order by number')).map(
    (row) => row.state,
  );

test('the newest draft becomes public, by whom and when', async () => {
  await draft();
  await draft();
  expect(await run()).toMatchObject({ ok: true, release: { number: 2, state: 'PUBLISHED' } });
  expect(await states()).toEqual(['DRAFT', 'PUBLISHED']);
  const [row] = await test_.database.query<{ published_by: string; published_at: Date }[]>(
    'select published_by, published_at from release where number = 2',
  );
  expect(row).toEqual({ published_by: 'root', published_at: expect.any(Date) });
});

test('what was public is superseded', async () => {
  await draft();
  await run();
  await draft();
  await run();
  expect(await states()).toEqual(['SUPERSEDED', 'PUBLISHED']);
});

test('a draft older than what is public comes back only by its number', async () => {
  await draft();
  await draft();
  await run();
  expect(await run()).toMatchObject({ ok: false, userErrors: [{ code: 'NO_SUCH_RELEASE', path: ['year'] }] });
  expect(await run(1)).toMatchObject({ ok: true, release: { number: 1 } });
});

test('of two who publish at once one does, and the other is told why not', async () => {
  await draft();
  const both = await Promise.all([run(), run()]);
  expect(both.filter(({ ok }) => ok)).toHaveLength(1);
  const refused = both.find(({ ok }) => !ok);
  expect(refused).toMatchObject({ userErrors: [{ code: 'NO_SUCH_RELEASE' }] });
  expect(await states()).toEqual(['PUBLISHED']);
});

test('of two who publish two drafts at once the later stays public', async () => {
  await draft();
  await draft();
  await Promise.all([run(1), run(2)]);
  expect((await states()).sort()).toEqual(['PUBLISHED', 'SUPERSEDED']);
});

test.each([
  ['a year that does not exist', { year: 2510 }, 'NO_SUCH_YEAR', 'year'],
  ['a year without a draft', { year: 2558 }, 'NO_SUCH_RELEASE', 'year'],
  ['a number that does not exist', { year, number: 7 }, 'NO_SUCH_RELEASE', 'number'],
  ['a release that is public already', { year, number: 1 }, 'NOT_A_DRAFT', 'number'],
])('%s is refused with a code and its path, in both languages', async (_what, input, code, at) => {
  await draft();
  await run();
  const refused = await publish(test_.database, { viewer: admin, origin: '192.0.2.1' }, input);
  expect(refused).toMatchObject({ ok: false, userErrors: [{ code, path: [at] }] });
  if (refused.ok) throw new Error('published');
  expect(refused.userErrors[0]?.message.th).toMatch(/[ก-๙]/);
  expect(refused.userErrors[0]?.message.en).toMatch(/[a-z]/);
});

test.each<Viewer>([
  { role: 'PUBLIC' },
  { role: 'LAO', accountId: 2, username: 'lao', localGovernmentId: 1, provinceCode: '54' },
  { role: 'PROVINCE', accountId: 3, username: 'province', provinceCode: '54' },
  { role: 'DEPARTMENT', accountId: 4, username: 'department' },
])('$role may not publish', async (viewer) => {
  await draft();
  expect(await run(undefined, viewer)).toMatchObject({ ok: false, userErrors: [{ code: 'NOT_ALLOWED' }] });
  expect(await states()).toEqual(['DRAFT']);
});

test('a draft without statistics is never published', async () => {
  await draft();
  await test_.database.query('delete from statistic');
  expect(await run()).toMatchObject({ ok: false, userErrors: [{ code: 'EMPTY_DRAFT' }] });
});
