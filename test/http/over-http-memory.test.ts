import { collectGarbage } from '../support/heap.js';
import { makeWorld, type World } from '../support/world.js';

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});
afterAll(() => world.close());

/** What is really held: the rest is swept away first. */
function heapInUse(): number {
  collectGarbage();
  return process.memoryUsage().heapUsed;
}

test('two thousand different documents leave nothing behind', async () => {
  const ask = async (from: number) => {
    const asked = Array.from({ length: 100 }, (_, nth) => world.ask(`{ a${from + nth}: nation { id } }`));
    for (const { status } of await Promise.all(asked)) expect(status).toBe(200);
  };
  await ask(0);
  const before = heapInUse();
  for (let from = 100; from < 2000; from += 100) await ask(from);
  expect(heapInUse() - before).toBeLessThan(100 * 1024 ** 2);
}, 180_000);
