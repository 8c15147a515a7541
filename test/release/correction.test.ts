import { differenceOf } from '../../src/release/difference.js';
import { type Life, makeLife, type Marks, someMarks, year } from './life.js';

let life: Life;
beforeEach(async () => {
  life = await makeLife();
});
afterEach(() => life.drop());

/** The same sum, reached otherwise. */
const moved: Marks = [
  [20, 16],
  [40, 29],
  [50, 45],
  [60, 45],
];
const full: Marks = [
  [20, 20],
  [40, 40],
  [50, 50],
  [60, 60],
];

test('a correction needs a reason, which the draft may bring', async () => {
  await life.draft();
  expect(await life.publish({ note: undefined })).toMatchObject({ ok: true, release: { note: null } });
  await life.draft();
  for (const note of [undefined, '  '])
    expect(await life.publish({ note })).toMatchObject({
      ok: false,
      userErrors: [{ code: 'NOTE_REQUIRED', path: ['note'] }],
    });
  expect(await life.states()).toEqual(['PUBLISHED', 'DRAFT']);
  await life.database.query(`update release set note = 'As imported.' where number = 2`);
  expect(await life.publish({ note: undefined })).toMatchObject({ release: { note: 'As imported.' } });
  await life.draft();
  expect(await life.publish({ note: ' As told. ' })).toMatchObject({ release: { note: 'As told.' } });
});

test.each<[string, Marks[], Marks[], object]>([
  ['nothing', [someMarks], [someMarks], { added: 0, removed: 0, changed: 0, ratingChanged: 0 }],
  ['one more', [someMarks], [someMarks, full], { added: 1, removed: 0, changed: 0, ratingChanged: 0 }],
  ['one less', [someMarks, full], [someMarks], { added: 0, removed: 1, changed: 0, ratingChanged: 0 }],
  ['marks of the same sum', [someMarks], [moved], { added: 0, removed: 0, changed: 1, ratingChanged: 0 }],
  ['a rating', [someMarks, full], [full, full], { added: 0, removed: 0, changed: 1, ratingChanged: 1 }],
])('what a correction changes is counted once: %s', async (_what, before, after, changes) => {
  await life.draft(...before);
  expect(await life.publish()).toMatchObject({ release: { changes: null } });
  await life.draft(...after);
  expect(await life.publish()).toMatchObject({ release: { changes } });
  // Kept: what the facts say later is not asked again.
  const [row] = await life.database.query<unknown[]>(
    'select changes, supersedes_id = (select id from release where number = 1) as follows from release where number = 2',
  );
  expect(row).toEqual({ changes, follows: true });
});

test('the difference of a draft is told before it is public: averages, ranks, and who moves most', async () => {
  await life.draft(someMarks, full);
  await life.publish();
  await life.draft(full, full, someMarks);
  const difference = await differenceOf(life.database, { year, number: undefined });
  if (!difference.ok) throw new Error(JSON.stringify(difference));
  expect(difference).toMatchObject({
    release: { number: 2, state: 'DRAFT' },
    against: { number: 1 },
    changes: { added: 1, removed: 0, changed: 1, ratingChanged: 1 },
  });
  expect(difference.averages[0]).toEqual({
    ...{ provinceCode: null, nameTh: null, rankBefore: null, rankAfter: null },
    ...{ percentBefore: 89.71, percentAfter: 93.14, assessedBefore: 2, assessedAfter: 3 },
  });
  expect(difference.averages.find((row) => row.provinceCode === '54')).toMatchObject({
    ...{ nameTh: 'แพร่', percentBefore: 89.71, percentAfter: 93.14, rankBefore: 1, rankAfter: 1 },
  });
  expect(difference.moves).toEqual([
    expect.objectContaining({ code: '6540103', percentBefore: null, percentAfter: 79.41, rankAfter: 3 }),
    expect.objectContaining({ code: '2540101', percentBefore: 79.41, percentAfter: 100, rankBefore: 2 }),
  ]);
  expect(await life.states()).toEqual(['PUBLISHED', 'DRAFT']);
});

test('where nothing is public, a difference has only what would be', async () => {
  await life.draft();
  expect(await differenceOf(life.database, { year, number: 1 })).toMatchObject({
    ok: true,
    against: null,
    changes: { added: 1, removed: 0, changed: 0, ratingChanged: 0 },
    moves: [],
  });
  expect(await differenceOf(life.database, { year, number: 2 })).toMatchObject({
    ok: false,
    userErrors: [{ code: 'NO_SUCH_RELEASE' }],
  });
});
