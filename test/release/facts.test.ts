import { withoutForeignKeys } from '../../src/release/bulk-load.queries.js';
import type { AssessmentInput } from '../../src/release/facts.queries.js';
import { testDatabase, type TestDatabase } from '../support/database.js';
import { makeRelease, type SmallBody } from './small-nation.js';

let test_: TestDatabase;
beforeEach(async () => {
  test_ = await testDatabase();
});
afterEach(() => test_.drop());

const bodies: readonly SmallBody[] = [
  ['43', 'SAO', [15, 16, 14, 13]],
  ['43', 'SAO', null],
];
const count = async (table: string) =>
  (await test_.database.query<{ n: number }[]>(`select count(*)::int as n from ${table}`))[0]?.n;

test('marks come back as they were, half marks too, and names with every character', async () => {
  const name = 'ก\\ข\tค\nง "จ"';
  await makeRelease(test_.database, [['43', 'SAO', [15.5, 16.25, 14, 13]]], (input) => ({
    ...input,
    nameTh: name,
  }));
  const [body] = await test_.database.query(
    'select name_th as name, score, percent, rating, passed from assessment',
  );
  expect(body).toEqual({ name, score: 58.75, percent: 73.44, rating: 'GOOD', passed: true });
  expect(
    await test_.database.query('select score, percent from dimension_score order by dimension_id'),
  ).toEqual([
    { score: 15.5, percent: 77.5 },
    { score: 16.25, percent: 81.25 },
    { score: 14, percent: 70 },
    { score: 13, percent: 65 },
  ]);
});

test.each<[string, (input: AssessmentInput) => AssessmentInput]>([
  ['a dimension missing', (input) => ({ ...input, dimensions: input.dimensions.slice(1) })],
  [
    'a dimension twice',
    (input) => ({ ...input, dimensions: [...input.dimensions.slice(1), ...input.dimensions.slice(-1)] }),
  ],
  ['marks without being assessed', (input) => ({ ...input, status: 'EXEMPT', indicators: [] })],
  ['indicators without being assessed', (input) => ({ ...input, status: 'EXEMPT', dimensions: [] })],
  [
    'an indicator’s third decimal',
    (input) => ({ ...input, indicators: input.indicators.map((mark) => ({ ...mark, score: 0.005 })) }),
  ],
  [
    'more than the full mark',
    (input) => ({ ...input, dimensions: input.dimensions.map((mark) => ({ ...mark, score: 21 })) }),
  ],
])('%s is refused, and nothing of the release stays', async (_what, change) => {
  await expect(
    makeRelease(test_.database, bodies, (input) => (input.status === 'ASSESSED' ? change(input) : input)),
  ).rejects.toThrow();
  for (const table of ['release', 'assessment', 'dimension_score', 'indicator_score', 'statistic'])
    expect(await count(table)).toBe(0);
});

test('after a load without foreign keys they stand again as before', async () => {
  const keys = () =>
    test_.database.query(
      `select conname, pg_get_constraintdef(oid) as definition from pg_constraint where contype = 'f' order by conrelid, conname`,
    );
  const before = await keys();
  await test_.database.transaction((db) => withoutForeignKeys(db, async () => undefined));
  expect(await keys()).toEqual(before);
  expect(before).not.toEqual([]);
  const orphan = () =>
    test_.database.transaction((db) =>
      withoutForeignKeys(db, () =>
        db
          .query(
            `
          with draft as (insert into release (year, number, source_file, source_sha256, created_by)
                         values (2567, 99, 'x', repeat('0', 64), 'x') returning id)
          select id from draft`,
          )
          .then(([draft]: { id: number }[]) =>
            db.query(`insert into indicator_score values ($1, 1, 1, '43', 5, 5)`, [draft?.id]),
          ),
      ),
    );
  await expect(orphan()).rejects.toThrow('foreign key');
});
