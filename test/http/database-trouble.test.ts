import { makeWorld, type World } from '../support/world.js';

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});
afterAll(() => world.close());

const scores = '{ nation { name { en } assessment { percent } } province(code: "54") { code } }';

test('a locked table: what needs it says so in time, what does not is answered', async () => {
  const holder = world.database.createQueryRunner();
  await holder.startTransaction();
  await holder.query('lock table statistic in access exclusive mode');
  try {
    const answers = await Promise.all(Array.from({ length: 10 }, () => world.ask(scores)));
    for (const answer of answers) {
      expect(new Set(answer.errors().map((error) => error.extensions.code))).toEqual(
        new Set(['SERVICE_UNAVAILABLE']),
      );
      expect(answer.partial().nation).toEqual({ name: { en: 'Thailand' }, assessment: null });
    }
    expect((await world.ask('{ assessmentYears { id } }')).errors()).toEqual([]);
  } finally {
    await holder.rollbackTransaction();
    await holder.release();
  }
  expect((await world.ask(scores)).errors()).toEqual([]);
});

test('connections that the database ended while they were idle cost no answer', async () => {
  for (let round = 0; round < 5; round += 1) {
    await Promise.all(Array.from({ length: 10 }, () => world.ask(scores)));
    await world.database.query(
      `select pg_terminate_backend(pid) from pg_stat_activity
        where datname = current_database() and pid <> pg_backend_pid()`,
    );
    const answers = await Promise.all(Array.from({ length: 10 }, () => world.ask(scores)));
    for (const answer of answers) expect(answer.errors()).toEqual([]);
  }
});
