import { FactsStore } from '../../src/kept/facts-store.js';
import type { ReleaseFacts } from '../../src/kept/release-facts.js';
import type { VersionedRelease } from '../../src/release/release-list.queries.js';

const release = (id: number): VersionedRelease =>
  ({ id, version: 'x', state: 'PUBLISHED' }) as unknown as VersionedRelease;

test('facts for which there is no room are read once, and again when there is room', async () => {
  const store = new FactsStore();
  let reads = 0;
  const look = (releases: readonly VersionedRelease[]) =>
    store.fill({ releases, known: 's', reference: 'r' }, async () => {
      reads += 1;
      return { bytes: 30 * 1024 * 1024 } as ReleaseFacts as never;
    });
  const kept = (...ids: number[]) => ids.map((id) => store.of(release(id), 'r') !== undefined);
  const all = [1, 2, 3].map(release);
  for (let nth = 0; nth < 5; nth += 1) await look(all);
  expect([reads, kept(1, 2, 3)]).toEqual([3, [false, true, true]]);
  await look(all.slice(0, 2));
  expect([reads, kept(1, 2, 3)]).toEqual([4, [true, true, false]]);
});
