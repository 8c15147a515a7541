import { tokenOf } from '../support/ask.js';
import { makeWorld, type World } from '../support/world.js';

let world: World;
beforeAll(async () => {
  world = await makeWorld();
  const token = await tokenOf(world.database, world.ids.department);
  headers = { authorization: `Bearer ${token}`, 'x-query-cost': '1' };
});
afterAll(() => world.close());

/** Scores of a local government: they are read from the database, and the header keeps memory out of it. */
let headers: Record<string, string>;
const askScores = () =>
  world.ask('{ nation { name { en } } localGovernment(code: "6540102") { assessment { percent } } }', {
    headers,
  });

test('a locked table: what needs it says so in time, what does not is answered', async () => {
  const holder = world.database.createQueryRunner();
  await holder.startTransaction();
  await holder.query('lock table assessment in access exclusive mode');
  try {
    const answers = await Promise.all(Array.from({ length: 10 }, askScores));
    for (const answer of answers) {
      expect(new Set(answer.errors().map((error) => error.extensions.code))).toEqual(
        new Set(['SERVICE_UNAVAILABLE']),
      );
      expect(answer.partial()).toEqual({
        nation: { name: { en: 'Thailand' } },
        localGovernment: { assessment: null },
      });
    }
    expect((await world.ask('{ assessmentYears { id } }')).errors()).toEqual([]);
  } finally {
    await holder.rollbackTransaction();
    await holder.release();
  }
  expect((await askScores()).errors()).toEqual([]);
});

test('connections that the database ended while they were idle cost no answer', async () => {
  for (let round = 0; round < 5; round += 1) {
    await Promise.all(Array.from({ length: 10 }, askScores));
    await world.database.query(
      `select pg_terminate_backend(pid) from pg_stat_activity
        where datname = current_database() and pid <> pg_backend_pid()`,
    );
    const answers = await Promise.all(Array.from({ length: 10 }, askScores));
    for (const answer of answers) expect(answer.errors()).toEqual([]);
  }
});
