import { setTimeout as pause } from 'node:timers/promises';
import { bounds } from '../../src/database/bounds.js';
import { ReadSession } from '../../src/database/read-session.js';
import { anonymous } from '../../src/viewer/viewer.js';
import { scopesOf } from '../../src/viewer/scopes.js';
import { makeWorld, type World } from '../support/world.js';

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});
afterAll(() => world.close());

const abandoned = { code: '57014', message: 'The operation was abandoned.' };
/** Less than one statement may take. */
const slow = `select pg_sleep(${(bounds.read.statement - 300) / 1000})`;
/** A session of a request that has waited already, all but so many milliseconds of its time. */
const late = (left: number) =>
  new ReadSession(world.service, scopesOf(anonymous), undefined, bounds.read.waiting - left);

/** Waits until nothing of the service runs, or is inside a transaction. */
async function untilIdle(): Promise<void> {
  const { applicationName } = world.service.options as { applicationName?: string };
  const busy = async () =>
    world.database.query<unknown[]>(
      `select 1 from pg_stat_activity where application_name = $1 and state <> 'idle'`,
      [applicationName],
    );
  while ((await busy()).length > 0) await pause(10);
}

test('statements that are each quick enough are not when they take too long together', async () => {
  const reads = new ReadSession(world.service, scopesOf(anonymous));
  await reads.query(slow);
  await expect(reads.query(slow)).rejects.toMatchObject(abandoned);
  await expect(reads.query('select 1')).rejects.toMatchObject(abandoned);
  expect(reads.lost).toBe(false);
  await reads.end();
  await untilIdle();
});

test('what a request waited for before it reads is counted, and not what it did before it reads anew', async () => {
  const reads = late(200);
  await expect(reads.query(slow)).rejects.toMatchObject(abandoned);
  await reads.end();
  // As after a deed: its own time has no part in it.
  expect(await reads.query('select 1 as one')).toEqual([{ one: 1 }]);
  await reads.end();
  await untilIdle();
});

test('it waits no longer for a connection either, and gives back the one that comes too late', async () => {
  const held = Array.from({ length: bounds.pool.connections }, () => world.service.createQueryRunner());
  for (const runner of held) await runner.connect();
  const reads = late(100);
  await expect(reads.query('select 1')).rejects.toMatchObject(abandoned);
  await reads.end();
  for (const runner of held) await runner.release();
  await untilIdle();
  const again = Array.from(
    { length: bounds.pool.connections },
    () => new ReadSession(world.service, scopesOf(anonymous)),
  );
  await Promise.all(again.map((one) => one.query('select 1')));
  await Promise.all(again.map((one) => one.end()));
});
