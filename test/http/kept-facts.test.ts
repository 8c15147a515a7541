import { makeWorld, type World } from '../support/world.js';

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});
afterAll(() => world.close());

interface Named {
  readonly name: { readonly en: string };
}

test('public averages have the names that their year has now', async () => {
  const document = `{ nation { assessment(year: 2567) {
    rating { name { en } } dimensions { dimension { name { en } } }
    year { dimensions { name { en } } ratings { name { en } } } } } }`;
  /** As made from what the process keeps, without a statement: a change that it was told of it reads first. */
  const names = async () => {
    let answer;
    do answer = await world.ask(document, { headers: { 'x-query-cost': '1' } });
    while (answer.statements.length > 0);
    const { rating, dimensions, year } = answer.data().nation.assessment;
    const english = ({ name }: Named) => name.en;
    return {
      ofYear: year.dimensions.map(english) as string[],
      ofFacts: dimensions.map(({ dimension }: { dimension: Named }) => english(dimension)) as string[],
      rated: [rating, ...year.ratings].map(english) as string[],
    };
  };
  await names();
  await world.database.query(`update dimension set name_en = 'Named anew' where year = 2567`);
  await world.database.query(`update rating_band set name_en = 'Rated anew' where year = 2567`);
  let found = await names();
  while (!found.rated.slice(1).includes('Rated anew')) found = await names();
  expect(found.ofFacts).toEqual(found.ofYear);
  expect(new Set([...found.ofFacts, ...found.rated])).toEqual(new Set(['Named anew', 'Rated anew']));
});
