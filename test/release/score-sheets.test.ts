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
    'select dimension_scores as dimensions, indicator_scores as indicators from assessment order by local_government_id',
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
  await makeRelease(test_.database, bodies);
  await test_.database.query(
    `update release set state = 'PUBLISHED', published_at = now(), published_by = 'x'`,
  );
  const before = await sheets();
  expect(before[0]?.indicators).toHaveLength(12);
  await test_.database.undoLastMigration();
  await test_.database.runMigrations();
  expect(await sheets()).toEqual(before);
  await expect(
    test_.database.query(`update assessment set dimension_scores = '[]' where status = 'ASSESSED'`),
  ).rejects.toThrow('facts of it never change');
});
