import { makeWorld, type World } from '../support/world.js';

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});
afterAll(() => world.close());

const logIn = 'mutation ($input: LogInInput!) { logIn(input: $input) { token } }';
const numbers = (count: number) => Array.from({ length: count }, (_, nth) => nth);
const unused = numbers(120).map((nth) => `$v${nth}: Int`);

test.each([
  [
    'unused variables under a long name',
    `query ${'x'.repeat(1000)}(${unused.join(' ')}) { nation { id } }`,
    {},
  ],
  [
    'keys that an input has not',
    logIn,
    { input: Object.fromEntries(numbers(900).map((nth) => [`nothing${nth}`, nth])) },
  ],
])('%s are refused in few words, and the rest is counted', async (_what, query, variables) => {
  const answer = await world.ask(query, { variables });
  expect([answer.status, answer.errors().length]).toEqual([400, 11]);
  expect(answer.errors().at(-1)?.message).toMatch(/^There are \d+ more errors\. \(.*[ก-๙]/);
  expect(JSON.stringify(answer.body).length).toBeLessThan(10_000);
});
