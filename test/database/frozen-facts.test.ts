import { inSeconds, type Life, makeLife, someMarks } from '../release/life.js';

let life: Life;
beforeAll(async () => {
  life = await makeLife();
  await life.draft();
  await life.publish();
  await life.draft();
  await life.publish();
  await life.withdraw({ number: 2 });
  await life.draft(someMarks, someMarks);
  await life.database.query(
    `insert into indicator (dimension_id, number, name_th, name_en, full_mark)
     select min(id), 1, 'ตัวชี้วัด', 'Indicator', 5 from dimension where year = 2559`,
  );
});
afterAll(() => life.drop());

const facts = ['assessment', 'dimension_score', 'indicator_score', 'statistic'];
const releaseOf = (number: number) => `(select id from release where number = ${number})`;

/** What changes facts of the first release, by any way there is. */
const changes = facts.flatMap((table) => [
  [table, `update ${table} set full_mark = full_mark where release_id = ${releaseOf(1)}`],
  [table, `update ${table} set release_id = ${releaseOf(3)} where release_id = ${releaseOf(1)}`],
  [table, `delete from ${table} where release_id = ${releaseOf(1)}`],
  [table, `truncate ${table} cascade`],
]);

/** A mark of an indicator, which the drafts of these tests have none of. */
const indicatorOf = (number: number) =>
  `insert into indicator_score
   select ${releaseOf(number)}, (select min(id) from local_government), (select max(id) from indicator), '54', 5, 4`;

const into = (number: number) => [
  indicatorOf(number),
  `update dimension_score set release_id = ${releaseOf(number)} where release_id = ${releaseOf(3)}
      and local_government_id = (select max(local_government_id) from dimension_score)`,
  `insert into statistic (release_id, province_code, type, total_count, assessed_count)
   values (${releaseOf(number)}, '54', 'X', 0, 0)`,
];

/** Runs it as the owner of the tables, with triggers off as far as a session can switch them off, and takes it back. */
async function attempt(statement: string, ...before: string[]): Promise<void> {
  const runner = life.database.createQueryRunner();
  await runner.query('begin; set local session_replication_role = replica');
  try {
    for (const each of before) await runner.query(each);
    await runner.query(statement);
  } finally {
    await runner.query('rollback');
    await runner.release();
  }
}

test.each(changes.filter(([table]) => table !== 'indicator_score'))(
  'the database refuses on %s of what was published: %s',
  async (_table, statement) => {
    const room = ['dimension_score', 'assessment', 'statistic'].map(
      (table) => `delete from ${table} where release_id = ${releaseOf(3)}`,
    );
    await expect(attempt(statement ?? '', ...room)).rejects.toThrow(/is refused/);
  },
);

test.each([1, 2].flatMap(into))('and refuses to bring rows to it: %s', async (statement) => {
  await expect(attempt(statement)).rejects.toThrow(/is refused/);
});

test.each([
  ['deleted', `delete from release where number = 1`],
  ['renumbered', `update release set number = 9 where number = 1`],
  ['of another year', `update release set year = 2560 where number = 2`],
  [
    'a draft again once it was seen',
    `update release set state = 'DRAFT', published_at = null, published_by = null where number = 1`,
  ],
])('a release that was public cannot be %s', async (_what, statement) => {
  await expect(attempt(statement)).rejects.toThrow(/of release is refused/);
});

test('a draft may change, until it is to become public', async () => {
  for (const table of facts) {
    const change = `update ${table} set full_mark = full_mark where release_id = ${releaseOf(3)}`;
    await attempt(change, indicatorOf(3));
    await attempt(`delete from ${table} where release_id = ${releaseOf(3)}`, indicatorOf(3));
  }
  await life.publish({ number: 3, publicFrom: inSeconds(600) });
  await expect(attempt(`delete from statistic where release_id = ${releaseOf(3)}`)).rejects.toThrow(
    'refused',
  );
  await life.withdraw({ number: 3 });
  await attempt(`delete from statistic where release_id = ${releaseOf(3)}`);
  await attempt(`delete from release where number = 3`);
});
