import { setTimeout as pause } from 'node:timers/promises';
import { type Json, jwtSecret, tokenOf } from '../support/ask.js';
import { type TestDatabase, testDatabase } from '../support/database.js';
import { type Service, startService } from '../support/program.js';
import { fillWorld } from '../support/world.js';
import { codes, documents, marks, year } from '../http/importing.js';
import { waiting } from '../release/life.js';

let world: TestDatabase;
let services: readonly Service[];
let headers: Record<string, string>;
beforeAll(async () => {
  world = await testDatabase();
  const ids = await fillWorld(world.database);
  const token = await tokenOf(world.database, ids.admin);
  headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` };
  // One after the other: both at once are slow to connect on a busy machine.
  const start = () => startService(world.url, jwtSecret, { REQUEST_TIMEOUT_MS: '12000' });
  services = [await start(), await start()];
});
afterAll(async () => {
  await Promise.all(services.map((service) => service.stop()));
  await world.drop();
});

/** What became of it; where it waited too long for the others, the code that says so. */
async function deed(by: Service | undefined, query: string, input: object): Promise<Json> {
  const response = await fetch(`${by?.address}/graphql`, {
    ...{ method: 'POST', headers },
    body: JSON.stringify({ query, variables: { input: { year, ...input } } }),
  });
  const body = (await response.json()) as Json;
  return body.data?.done ?? { userErrors: body.errors.map(({ extensions }: Json) => extensions) };
}

/** One that nobody waited for any longer may still be at work. */
async function untilNothingRuns(): Promise<void> {
  const running = () =>
    world.database.query<unknown[]>(
      `select from pg_stat_activity
        where datname = current_database() and state <> 'idle' and pid <> pg_backend_pid()`,
    );
  while ((await running()).length > 0) await pause(10);
}

/** Two provinces and two types; who brings them is told by the marks. */
const rowsOf = (bringer: number) =>
  ['2430101', '6430102', '2540101', '6540102', '6540103'].map((code) => ({
    ...{ code, dimensions: marks(bringer, bringer, bringer, bringer, bringer) },
  }));
const bringers = [8, 9, 10, 11, 12, 13, 14, 15];

test.each([1, 2])(
  'eight imports at once through %i processes: none is half, none is mixed',
  async (count) => {
    const { release } = await deed(services[0], documents.create, {});
    const holder = world.database.createQueryRunner();
    await holder.startTransaction();
    await holder.query('select from release where id = (select max(id) from release) for update');
    const sent = bringers.map((bringer, nth) =>
      deed(services[nth % count], documents.import, {
        number: release.number,
        rows: rowsOf(bringer),
        accept: true,
      }),
    );
    await Promise.race([waiting(world.database, bringers.length), Promise.all(sent)]);
    await holder.commitTransaction();
    await holder.release();

    const told = await Promise.all(sent);
    expect(told.flatMap(codes).filter((code) => code !== 'SERVICE_UNAVAILABLE')).toEqual([]);
    expect(told.filter((each) => codes(each).length === 0)).not.toEqual([]);
    await untilNothingRuns();
    const found = await world.database.query<{ score: number; bodies: number; mean: number }[]>(
      `select x.score, count(*)::int as bodies, min(s.percent) as mean
       from dimension_score x
       join statistic s on s.release_id = x.release_id and s.dimension_id = x.dimension_id
                       and s.province_code is null and s.type is null and s.indicator_id is null
      where x.release_id = (select max(id) from release) group by x.score`,
    );
    // All marks of one of them, and the averages made of these.
    expect(found).toEqual([{ score: expect.any(Number), bodies: 25, mean: (found[0]?.score ?? 0) * 5 }]);
    expect(bringers).toContain(found[0]?.score);
  },
);
