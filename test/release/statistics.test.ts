import { testDatabase, type TestDatabase } from '../support/database.js';
import {
  findStatistics,
  makeRelease,
  rowOf,
  type SmallBody,
  type SmallRelease,
  type StatisticRow,
} from './small-nation.js';

// 43: four SAOs, two of them level; 54: three; 20: one, alone; 36: nobody assessed.
const bodies: readonly SmallBody[] = [
  ['43', 'PAO', [15, 16, 14, 13]],
  ['43', 'SAO', [11, 12, 13, 14]],
  ['43', 'SAO', [14, 13, 12, 11]],
  ['43', 'SAO', [20, 19, 18.5, 17.25]],
  ['43', 'SAO', null],
  ['54', 'PAO', [18, 17, 16, 15]],
  ['54', 'SAO', [20, 20, 20, 20]],
  ['54', 'SAO', [5, 6, 7, 8]],
  ['20', 'TOWN_MUNICIPALITY', [15, 16, 14, 13]],
  ['36', 'SAO', null],
];

let test_: TestDatabase;
let release: SmallRelease;
let rows: StatisticRow[];
beforeAll(async () => {
  test_ = await testDatabase();
  release = await makeRelease(test_.database, bodies, (input) =>
    input.provinceCode === '20'
      ? {
          ...input,
          indicators: input.indicators.map((mark, n) => (n === 0 ? { ...mark, score: null } : mark)),
        }
      : input,
  );
  rows = await findStatistics(test_.database, release.id);
});
afterAll(() => test_.drop());

// The same numbers worked out in another way: whole hundredths, sorted lists, no SQL.
const percentOf = (marks: readonly number[]) =>
  Math.floor((20_000 * marks.reduce((sum, mark) => sum + mark, 0)) / (20 * marks.length) / 2 + 0.5);
const places = [null, '43', '54', '20', '36', '10'];
const types = [null, 'PAO', 'SAO', 'TOWN_MUNICIPALITY'];

function expected(province: string | null, type: string | null, dimension: number | null) {
  const members = bodies.filter(([p, t]) => (province ?? p) === p && (type ?? t) === t);
  const marks = members.flatMap(([, , all]) =>
    all ? [dimension === null ? all : all.slice(dimension, dimension + 1)] : [],
  );
  const percents = marks.map(percentOf).sort((a, b) => a - b);
  const n = percents.length;
  const full = dimension === null ? 80 : 20;
  const sum = percents.reduce((all, each) => all + each, 0);
  const mean = n === 0 ? null : Math.floor((2 * sum + n) / (2 * n));
  const quantile = (share: number) => {
    const at = share * (n - 1);
    const [below = 0, above = 0] = [percents[Math.floor(at)], percents[Math.ceil(at)]];
    return n === 0 ? null : Math.round(below + (at % 1) * (above - below)) / 100;
  };
  const variance = percents.reduce((all, each) => all + (each - sum / n) ** 2, 0) / n;
  return {
    total_count: members.length,
    assessed_count: n,
    percent: mean === null ? null : mean / 100,
    rating: mean === null ? null : ratingOf(mean),
    // The mark that the mean percentage is, and no second sum over the same bodies.
    score: mean === null ? null : Number(((mean * full) / 10_000).toFixed(4)),
    full_mark: n === 0 ? null : full,
    standard_deviation: n === 0 ? null : Number((Math.sqrt(variance) / 100).toFixed(4)),
    minimum: quantile(0),
    lower_quartile: quantile(0.25),
    median: quantile(0.5),
    upper_quartile: quantile(0.75),
    maximum: quantile(1),
    passed_count: n === 0 ? null : percents.filter((each) => each >= 7000).length,
  };
}

function ratingOf(percent: number): string {
  if (percent >= 9000) return 'OUTSTANDING';
  if (percent >= 8000) return 'VERY_GOOD';
  if (percent >= 7000) return 'GOOD';
  return percent >= 6000 ? 'FAIR' : 'NEEDS_IMPROVEMENT';
}

test.each(places.flatMap((place) => [null, 0, 1, 2, 3].map((dimension) => [place, dimension] as const)))(
  'place %s, dimension %s: every figure, of all and of each type, is what one computes by hand',
  (place, dimension) => {
    const dimension_id = dimension === null ? null : (release.dimensionIds[dimension] ?? 0);
    for (const type of types) {
      const figures = expected(place, type, dimension);
      if (type !== null && figures.total_count === 0) continue;
      expect(rowOf(rows, { province_code: place, type, dimension_id })).toMatchObject({ type, ...figures });
    }
  },
);

test('there is a row for every province and dimension, and none for a type that nobody has', () => {
  const overall = rows.filter((row) => row.type === null && row.indicator_id === null);
  expect(overall).toHaveLength(78 * 5);
  expect(rows.some((row) => row.type === 'CITY_MUNICIPALITY')).toBe(false);
});

test('ratings are counted, those that nobody has as 0', () => {
  expect(rowOf(rows, { province_code: '43' }).rating_counts).toEqual({
    ...{ OUTSTANDING: 1, VERY_GOOD: 0, GOOD: 1, FAIR: 2, NEEDS_IMPROVEMENT: 0 },
  });
  expect(rowOf(rows, { province_code: '36' }).rating_counts).toBeNull();
});

test('provinces are ranked by their rounded mean, the level ones alike, those without a result not at all', () => {
  // Overall 72.74, 71.67 and 72.50.
  const ranks = (dimension_id: number | null) =>
    places.slice(1).map((province_code) => {
      const { rank, rank_of } = rowOf(rows, { province_code, dimension_id });
      return [rank, rank_of];
    });
  const none = [null, null];
  expect(ranks(null)).toEqual([[1, 3], [3, 3], [2, 3], none, none]);
  // The first dimension: 75.00, 71.67 and 75.00.
  expect(ranks(release.dimensionIds[0] ?? 0)).toEqual([[1, 3], [3, 3], [1, 3], none, none]);
  expect(rows.filter((row) => row.rank !== null && (row.type !== null || row.indicator_id !== null))).toEqual(
    [],
  );
});

test('bodies are ranked as in sport, within the nation, the province, the type and both', async () => {
  const ranked = await test_.database.query<Record<string, number | null>[]>(
    `select nation_rank, nation_rank_of, province_rank, province_rank_of, type_rank, type_rank_of,
            province_type_rank, province_type_rank_of
       from assessment where release_id = $1 order by local_government_id`,
    [release.id],
  );
  expect(ranked.map((row) => Object.values(row))).toEqual([
    [4, 8, 2, 4, 2, 2, 1, 1],
    [6, 8, 3, 4, 3, 5, 2, 3],
    [6, 8, 3, 4, 3, 5, 2, 3],
    [2, 8, 1, 4, 2, 5, 1, 3],
    [null, null, null, null, null, null, null, null],
    [3, 8, 2, 3, 1, 2, 1, 1],
    [1, 8, 1, 3, 1, 5, 1, 2],
    [8, 8, 3, 3, 5, 5, 2, 2],
    [4, 8, 1, 1, 1, 1, 1, 1],
    [null, null, null, null, null, null, null, null],
  ]);
});

test('an indicator counts the bodies to which it applies, and has a row wherever there is one', () => {
  const dimension_id = release.dimensionIds[0] ?? 0;
  const [first, second, trial] = release.indicatorIds;
  // The body of 20 is exempt from the first. Of 54, the others have 10, 10 and 5 of 10.
  expect(rowOf(rows, { province_code: '54', dimension_id, indicator_id: first ?? 0 })).toMatchObject({
    ...{
      total_count: 3,
      assessed_count: 3,
      percent: 83.33,
      full_mark: 10,
      score: 8.333,
      minimum: 50,
      maximum: 100,
    },
    ...{ rating: 'VERY_GOOD', passed_count: null, rating_counts: null },
  });
  expect(rowOf(rows, { dimension_id, indicator_id: first ?? 0 })).toMatchObject({
    total_count: 7,
    assessed_count: 7,
  });
  // 5, 1, 4, 10, 8, 10, 0 and 5 of 10.
  expect(rowOf(rows, { dimension_id, indicator_id: second ?? 0 })).toMatchObject({
    assessed_count: 8,
    percent: 53.75,
  });
  for (const [province_code, indicator_id] of [
    ['10', trial ?? 0],
    ['20', first ?? 0],
  ] as const)
    expect(rowOf(rows, { province_code, dimension_id, indicator_id })).toMatchObject({
      ...{ total_count: 0, full_mark: null, percent: null, suppression: 'NOT_ASSESSED' },
    });
});
