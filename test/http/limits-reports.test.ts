import {
  getIntrospectionQuery,
  getNamedType,
  getNullableType,
  isCompositeType,
  isInterfaceType,
  isListType,
  isObjectType,
} from 'graphql';
import { type Example, examples } from '../../src/explorer/examples.js';
import { hasBreadth } from '../../src/limits/breadth.js';
import { createSchema } from '../../src/schema.js';
import { accountId } from '../support/account-id.js';
import type { Answer, TestServer } from '../support/ask.js';
import { demoServer } from '../support/demo.js';

let server: TestServer;
let department: number;
beforeAll(async () => {
  server = await demoServer();
  department = await accountId(server, 'department');
});
afterAll(() => server.close());

const costly = { 'x-query-cost': '1' };
const costOf = (answer: Answer): number => (answer.body.extensions as { cost: { cost: number } }).cost.cost;

const objectsIn = (value: unknown): number => {
  if (typeof value !== 'object' || value === null) return 0;
  const within = Object.values(value).reduce((sum: number, inner) => sum + objectsIn(inner), 0);
  return Array.isArray(value) ? within : within + 1;
};

/** What has been counted is never less than what came: the root itself is no object of the answer. */
const expectHonest = (answer: Answer): void =>
  expect(costOf(answer)).toBeGreaterThanOrEqual(objectsIn(answer.data()) - 1);

test('all provinces with twenty local governments each, with results and dimensions, pass', async () => {
  const answer = await server.ask(
    `{ provinces { code name { th } localGovernments(first: 20) { nodes { code fullName { th } assessment(year: 2559) {
       percent rating { level } rank { place of } dimensions { percent dimension { number name { th } } rating { level } } } } } } }`,
    { as: department, headers: costly },
  );
  expectHonest(answer);
  expect(costOf(answer)).toBe(38_731);
});

const cases = examples.map((example): [string, Example] => [example.name, example]);
test.each(cases)('the example %s costs little', async (_name, example) => {
  const variables = JSON.parse(example.demoVariables ?? example.variables ?? '{}') as object;
  const who = example.signedIn ? { as: department } : {};
  const answer = await server.ask(example.document, { ...who, variables, headers: costly });
  expectHonest(answer);
  expect(costOf(answer)).toBeLessThan(10_000);
});

test('the whole schema can be read by anyone', async () => {
  const document = getIntrospectionQuery({
    specifiedByUrl: true,
    directiveIsRepeatable: true,
    schemaDescription: true,
    inputValueDeprecation: true,
    oneOf: true,
  });
  const answer = await server.ask(document, { headers: costly });
  expect(answer.data().__schema.types.length).toBeGreaterThan(40);
  expect(costOf(answer)).toBeGreaterThan(objectsIn(answer.data()) / 2);
});

test('each list of the schema has its length written down', () => {
  const missing: string[] = [];
  for (const type of Object.values(createSchema().getTypeMap())) {
    if (!(isObjectType(type) || isInterfaceType(type)) || type.name.endsWith('Connection')) continue;
    for (const field of Object.values(type.getFields())) {
      const list = isListType(getNullableType(field.type)) && isCompositeType(getNamedType(field.type));
      if (list && !hasBreadth(field.name)) missing.push(`${type.name}.${field.name}`);
    }
  }
  expect(missing).toEqual([]);
});
