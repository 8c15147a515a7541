import type { Json } from '../support/ask.js';
import { makeWorld, type World } from '../support/world.js';

let world: World;
beforeAll(async () => {
  world = await makeWorld();
  // As if all of Phrae, in every release, gave somebody away.
  await world.database.query(
    `alter table statistic disable trigger user;
     update statistic set suppression = 'TOO_FEW', public_rank = null, public_rank_of = null where province_code = '54'`,
  );
  // What is kept of a release goes by its row, with which its averages are written.
  await world.database.query('update release set note = note');
});
afterAll(() => world.close());

const average = 'suppression full score percent rating { level }';
const hidden = { suppression: 'TOO_FEW', full: null, score: null, percent: null, rating: null };

/** What is public of a release is kept by the process; what one was that is superseded, statements read. */
test.each([
  ['kept by the process', ''],
  ['read by statements', '(year: 2566, release: 1)'],
])('a hidden average %s is hidden in all its parts, but to who reads the bodies', async (_how, release) => {
  const document = `{ province(code: "54") { assessment${release} { ${average} passed rank(in: NATION) { place }
    byType { ${average} } statistics { distribution { median } }
    dimensions { ${average} rank { place } byType { ${average} } } } } }`;
  const readBy = async (as?: number): Promise<Json> =>
    (await world.ask(document, as === undefined ? {} : { as })).data().province.assessment;
  const { ids } = world;
  for (const as of [undefined, ids.localGovernmentOfPhrae, ids.officeOfNongKhai])
    expect(await readBy(as)).toEqual({
      ...{
        ...hidden,
        passed: null,
        rank: null,
        byType: [hidden, hidden],
        statistics: { distribution: null },
      },
      dimensions: Array.from({ length: 5 }, () => ({ ...hidden, rank: null, byType: [hidden, hidden] })),
    });
  for (const as of [ids.officeOfPhrae, ids.department]) {
    const full = await readBy(as);
    expect(full).toMatchObject({ suppression: 'TOO_FEW', passed: true, rank: { place: expect.any(Number) } });
    for (const each of [full, ...full.byType, ...full.dimensions])
      for (const part of ['full', 'score', 'percent', 'rating']) expect(each[part]).not.toBeNull();
  }
});
