import { testDatabase, type TestDatabase } from '../support/database.js';
import { makeRelease, type SmallBody } from './small-nation.js';

let test_: TestDatabase;
beforeEach(async () => {
  test_ = await testDatabase();
});
afterEach(() => test_.drop());

const bodies: readonly SmallBody[] = [
  ['43', 'SAO', [15.5, 16, 14, 13]],
  ['43', 'SAO', null],
];
const sheets = () =>
  test_.database.query<{ dimensions: unknown; indicators: unknown }[]>(
    'select dimension_scores as dimensions, indicator_scores as indicators from assessment order by release_id, local_government_id',
  );

test('on a result stand its marks in the official order; an indicator that does not apply has none', async () => {
  const { dimensionIds, indicatorIds } = await makeRelease(test_.database, bodies, (input) => ({
    ...input,
    dimensions: input.dimensions.toReversed(),
    indicators: input.indicators
      .slice(0, 3)
      .map((mark, at) => (at === 1 ? { ...mark, score: null } : mark))
      .toReversed(),
  }));
  const [of, none] = await sheets();
  expect(of).toEqual({
    dimensions: [
      [dimensionIds[0], 20, 15.5, 77.5, 'GOOD'],
      [dimensionIds[1], 20, 16, 80, 'VERY_GOOD'],
      [dimensionIds[2], 20, 14, 70, 'GOOD'],
      [dimensionIds[3], 20, 13, 65, 'FAIR'],
    ],
    indicators: [
      [indicatorIds[0], 10, 10, 100],
      [indicatorIds[1], null, null, null],
      [indicatorIds[2], 10, 5.5, 55],
    ],
  });
  expect(none).toEqual({ dimensions: null, indicators: null });
});

test('the migration writes them for what was there before, published or not, and facts are frozen after it', async () => {
  const { database } = test_;
  const { id } = await makeRelease(database, bodies);
  await database.query(`update release set state = 'PUBLISHED', published_at = now(), published_by = 'x'`);
  // A draft with the same facts.
  const changed = `jsonb_build_object('id', $1 + 1, 'release_id', $1 + 1, 'number', 2, 'state', 'DRAFT', 'published_at', null, 'published_by', null)`;
  for (const table of ['release', 'assessment', 'dimension_score', 'indicator_score'])
    await database.query(
      `insert into ${table} overriding system value
       select (jsonb_populate_record(t, ${changed.replaceAll('$1', String(id))})).* from ${table} t`,
    );
  const before = await sheets();
  expect(before.map(({ indicators }) => indicators !== null)).toEqual([true, false, true, false]);
  const isThere = async () =>
    (
      await database.query<unknown[]>(
        `select from information_schema.columns where column_name = 'dimension_scores'`,
      )
    ).length > 0;
  while (await isThere()) await database.undoLastMigration();
  await database.runMigrations();
  expect(await sheets()).toEqual(before);
  await expect(
    database.query(`update assessment set dimension_scores = '[]' where status = 'ASSESSED'`),
  ).rejects.toThrow('facts of it never change');
});
