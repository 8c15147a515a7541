import { ChangedTree } from '../support/changed-tree.js';
import { plants } from './plants.js';

let copy: ChangedTree;
beforeAll(() => {
  copy = new ChangedTree();
});
afterAll(() => copy.remove());

test.each(plants.map((plant) => [plant.lock, plant] as const))(
  'a leak planted in %s is found',
  async (_lock, plant) => {
    const { told } = await copy.with(plant.changes, () =>
      copy.jest([`test/security/${plant.test}.test`], { AUTHORIZATION_OPERATIONS: '300' }),
    );
    expect(told).toMatch(plant.sign);
    expect(told).toMatch(/^Tests: +\d+ failed/m);
  },
  600_000,
);
