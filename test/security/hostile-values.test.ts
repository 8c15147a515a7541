import {
  getNullableType,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLInputType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
} from 'graphql';
import { createSchema } from '../../src/schema.js';
import { makeWorld, type World } from '../support/world.js';

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});
afterAll(() => world.close());

const texts = [
  '\0',
  'a\0b',
  '\ud800',
  '\udfff x',
  "' or 1=1 --",
  '%_\\',
  '',
  ' ',
  '\u202e\ufeff',
  '9'.repeat(400),
];
const numbers = [-1, 0, 2_147_483_647, -2_147_483_648, 1e308, 0.5];
/** What a cursor or an id may hold. */
const encoded = ['CODE-ASC:\0', 'CODE-DESC:\0', 'TIME-DESC:\0', 'USERNAME-ASC:\0', 'Account:\0', 'x:%'].map(
  (text) => Buffer.from(text, 'utf8').toString('base64url'),
);
const hostile: readonly unknown[] = [
  ...texts,
  ...encoded,
  ...numbers,
  true,
  [],
  {},
  null,
  '0001-01-01T00:00:00Z',
];

type Input = GraphQLArgument | GraphQLInputField;

/** A value that is taken: the rest of an input in which one value is hostile. */
function usual({ name, type }: Pick<Input, 'name' | 'type'>): unknown {
  const nullable = getNullableType(type);
  if (isListType(nullable)) return [usual({ name, type: nullable.ofType as GraphQLInputType })];
  if (isEnumType(nullable)) return nullable.getValues()[0]?.name;
  if (isInputObjectType(nullable)) return required(Object.values(nullable.getFields()));
  switch (nullable.name) {
    case 'Int':
      return 1;
    case 'Float':
      return 1;
    case 'Boolean':
      return true;
    case 'Year':
      return 2568;
    case 'DateTimeISO':
    case 'DateTime':
      return new Date(Date.now() + 3_600_000).toISOString();
    default:
      return /code/i.test(name) ? '6540102' : 'a word of no meaning';
  }
}

const required = (inputs: readonly Input[]): Record<string, unknown> =>
  Object.fromEntries(
    inputs.filter(({ type }) => isNonNullType(type)).map((input) => [input.name, usual(input)]),
  );

/** All ways to fill these inputs with one hostile value: at each place of each, also within objects and lists. */
function fillings(inputs: readonly Input[]): Record<string, unknown>[] {
  const base = required(inputs);
  return inputs.flatMap(({ name, type }) => values(type).map((value) => ({ ...base, [name]: value })));
}

function values(type: GraphQLInputType): unknown[] {
  const nullable = getNullableType(type);
  if (isListType(nullable)) return values(nullable.ofType as GraphQLInputType).map((value) => [value]);
  return isInputObjectType(nullable) ? fillings(Object.values(nullable.getFields())) : [...hostile];
}

/** What is asked of a field's answer: enough to make it read. */
const selections: Record<string, string> = {
  LocalGovernmentConnection: '{ totalCount nodes { code assessment { percent } } }',
  AccountConnection: '{ totalCount nodes { username } }',
  AuditEventConnection: '{ totalCount nodes { action } }',
};

const schema = createSchema();
const fields: [string, 'query' | 'mutation', GraphQLField<unknown, unknown>][] = (
  [
    ['query', schema.getQueryType()],
    ['mutation', schema.getMutationType()],
  ] as const
).flatMap(([kind, type]) =>
  Object.values(type?.getFields() ?? {})
    .filter(({ args }) => args.length > 0)
    .map((field) => [field.name, kind, field] as [string, typeof kind, typeof field]),
);

test.each(fields)('%s: no value of any argument is a fault of ours', async (name, kind, { args, type }) => {
  const declared = args.map((arg) => `$${arg.name}: ${String(arg.type)}`).join(', ');
  const given = args.map((arg) => `${arg.name}: $${arg.name}`).join(', ');
  const inner = selections[String(getNullableType(type)).replace('!', '')] ?? '{ __typename }';
  const document = `${kind} (${declared}) { ${name}(${given}) ${inner} }`;
  const codes = new Map<string, unknown[]>();
  for (const variables of fillings(args)) {
    const { body } = await world.ask(document, { as: world.ids.admin, variables });
    for (const code of body.errors?.map(({ extensions }) => extensions.code) ?? ['none'])
      codes.set(code, [...(codes.get(code) ?? []), variables]);
  }
  expect(codes.get('INTERNAL_SERVER_ERROR') ?? []).toEqual([]);
  // The document itself is good, and some values came through to the field.
  expect(codes.has('GRAPHQL_VALIDATION_FAILED')).toBe(false);
  expect([...codes.keys()].some((code) => code !== 'BAD_USER_INPUT')).toBe(true);
});

test('a text in the document itself is looked at too', async () => {
  const answer = await world.ask('{ localGovernment(code: "\\u0000") { code } }', { as: world.ids.admin });
  expect([answer.status, answer.errorCode()]).toEqual([400, 'BAD_USER_INPUT']);
});
