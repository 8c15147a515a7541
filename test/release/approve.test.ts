import { approve } from '../../src/release/approve.commands.js';
import { createRelease, importRows } from '../../src/release/import/release-rows.commands.js';
import type { Doer } from '../../src/viewer/viewer.js';
import { by, type Life, makeLife, notAdmins, year } from './life.js';

let life: Life;
beforeEach(async () => {
  life = await makeLife();
});
afterEach(() => life.drop());

const admin = (username: string): Doer => by({ role: 'ADMIN', accountId: 1, username });
const [importer, second, third] = [admin('importer'), admin('second'), admin('third')];

const row = {
  code: '2540101',
  dimensions: [1, 2, 3, 4].map((dimension) => ({ dimension, full: 20, score: 10 + dimension })),
};
const bringIn = (doer: Doer) =>
  importRows(life.database, doer, {
    ...{ year, number: 1, rows: [row], accept: true, acceptChanges: false, dryRun: false },
  });
const approveBy = (doer: Doer) => approve(life.database, doer, { year, number: 1 });
const publishBy = (doer: Doer) => life.publish({ number: 1, requireApproval: true }, doer);
const refusedWith = (code: string) => ({ ok: false, userErrors: [{ code }] });

test('where it is required, one imports, another approves, and a third or the first publishes', async () => {
  await createRelease(life.database, importer, { year });
  expect(await bringIn(importer)).toMatchObject({ ok: true });
  expect(await publishBy(importer)).toMatchObject(refusedWith('NOT_APPROVED'));
  expect(await approveBy(importer)).toMatchObject(refusedWith('OWN_WORK'));
  expect(await approveBy(second)).toMatchObject({ ok: true, release: { approvedBy: 'second' } });
  expect(await publishBy(second)).toMatchObject(refusedWith('NOT_APPROVED'));
  expect(await life.states()).toEqual(['DRAFT']);
  expect(await publishBy(importer)).toMatchObject({ ok: true, release: { state: 'PUBLISHED' } });
  expect(
    await life.database.query(`select action, actor from audit_event where action in ('APPROVE', 'PUBLISH')`),
  ).toEqual([
    { action: 'APPROVE', actor: 'second' },
    { action: 'PUBLISH', actor: 'importer' },
  ]);
  expect(await approveBy(third)).toMatchObject(refusedWith('NOT_A_DRAFT'));
});

test('an approval is of the rows as they are: with the next it ends, and who brought them may not give it again', async () => {
  await createRelease(life.database, importer, { year });
  await bringIn(importer);
  await approveBy(second);
  expect(await bringIn(second)).toMatchObject({ ok: true });
  expect(await publishBy(third)).toMatchObject(refusedWith('NOT_APPROVED'));
  expect(await approveBy(second)).toMatchObject(refusedWith('OWN_WORK'));
  expect(await approveBy(third)).toMatchObject({ ok: true });
  expect(await publishBy(second)).toMatchObject({ ok: true });
});

test('where it is not required, a draft is published without', async () => {
  await createRelease(life.database, importer, { year });
  expect(await life.publish({ number: 1 }, importer)).toMatchObject({ ok: true });
});

test.each(notAdmins)('$role may not approve', async (viewer) => {
  await createRelease(life.database, importer, { year });
  expect(await approveBy(by(viewer))).toMatchObject(refusedWith('NOT_ALLOWED'));
  expect(await createRelease(life.database, by(viewer), { year })).toMatchObject(refusedWith('NOT_ALLOWED'));
  expect(await bringIn(by(viewer))).toMatchObject(refusedWith('NOT_ALLOWED'));
});
