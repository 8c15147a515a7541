import {
  buildSchema,
  execute,
  type GraphQLObjectType,
  type GraphQLSchema,
  type OperationDefinitionNode,
  parse,
} from 'graphql';
import { plannedExecutor } from '../../src/graphql/execution/executor.js';
import { readAlong } from '../../src/graphql/read-along.js';

type Executor = ReturnType<typeof plannedExecutor>;

/** Ends after all that is ready now has run, and what that makes ready as well. */
const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
const late = async <T>(value: T): Promise<T> =>
  turn()
    .then(turn)
    .then(() => value);
const lateFailure = async (): Promise<never> => {
  await late(null);
  throw new Error('late');
};

const resolvers: Readonly<Record<string, (source: unknown, args: Record<string, unknown>) => unknown>> = {
  name: () => 'name',
  later: () => late('later'),
  fails: () => {
    throw new Error('at once');
  },
  failsLater: lateFailure,
  softly: () => {
    throw new Error('softly');
  },
  softlyLater: lateFailure,
  list: () => ['a', null, 'b'],
  matrix: () => [['a'], [null], null, ['b']],
  coming: () => [late('a'), lateFailure(), late(null), 'b'],
  nested: () => [{}, late({}), {}],
  child: () => ({}),
  sure: () => late({}),
  given: (_source, args) => JSON.stringify(args),
  text: () => {
    throw 'a text';
  },
  word: () => 'THREE',
  number: () => 'no number',
  a: () => ({}),
  as: () => [{}, null, late({}), new Error('an item')],
  sureList: () => late([{}, {}]),
};

function schema(): GraphQLSchema {
  const built = buildSchema(`
    interface Thing { id: ID }
    enum Word { ONE TWO }
    type A implements Thing {
      id: ID name: String! later: String! fails: String! failsLater: String! softly: String softlyLater: String
      list: [String!] matrix: [[String!]!] coming: [String!] nested: [A!]! child: A sure: A! word: Word number: Int!
      given(x: Int! = 3, y: [Int]): String text: String
    }
    type Query { a: A sure: A! as: [A] sureList: [A!]! thing: Thing }`);
  for (const name of ['A', 'Query'])
    for (const field of Object.values((built.getType(name) as GraphQLObjectType).getFields())) {
      const resolve = resolvers[field.name];
      if (resolve !== undefined) field.resolve = resolve as never;
    }
  return built;
}

const queries: [text: string, variables?: Record<string, unknown>][] = [
  ['{ a { name later fails } }'],
  ['{ a { failsLater later } as { name failsLater } }'],
  ['{ a { failsLater fails } }'],
  ['{ a { child { later failsLater } sure { fails } } }'],
  ['{ sureList { name fails } }'],
  ['{ a { nested { failsLater fails } } as { later fails } }'],
  ['{ a { name nested { name } } sureList { later nested { softly } } }'],
  ['{ a { list matrix coming } }'],
  ['{ a { nested { child { nested { name failsLater } } } } }'],
  ['{ sure { sure { fails } } a { name } }'],
  ['{ a { text word } as { word } }'],
  ['{ a { later number } }'],
  ['query($x: Int = 5) { a { given(x: $x) } }', { x: null }],
  ['query($x: Int) { a { given(x: 1) other: given(y: [1, $x]) } }'],
  ['query($x: Int!) { a { given(x: $x) } }'],
  ['query($x: Int!) { a { given(x: $x) } }', { x: 'a' }],
  ['query($b: Boolean = true) { a { name @include(if: $b) } as { name } }', { b: null }],
  ['query($b: Boolean!) { a { name @include(if: $b) later @skip(if: $b) } }', { b: false }],
  ['query($b: Boolean!) { a { name @include(if: $b) later @skip(if: $b) } }', { b: true }],
  ['{ a { ...F ... on Thing { id __typename } } } fragment F on Thing { id x: id }'],
  ['{ a { child { name } child { later c: child { name } } } a { child { softly } } }'],
  ['{ a { softly softlyLater } b: a { softlyLater softly } }'],
  ['{ __typename a { then: name constructor: later toString: name } }'],
  ['{ __schema { queryType { name } } thing { id } a { __proto__: name } }'],
];

const comparable = (answer: object): unknown => {
  const { data, errors = [] } = JSON.parse(JSON.stringify(answer)) as { data?: unknown; errors?: unknown[] };
  // graphql-js promises no order of errors.
  return { data, errors: errors.map((error) => JSON.stringify(error)).sort() };
};

test.each(queries)('%s is answered as by graphql-js', async (...[text, variables = {}]) => {
  const lost: unknown[] = [];
  const lose = (reason: unknown) => lost.push(reason);
  process.on('unhandledRejection', lose);
  const document = parse(text);
  const operation = document.definitions[0] as OperationDefinitionNode;
  const asked = { document, operation, source: text, queryHash: text, request: { variables }, context: {} };
  const mine = await plannedExecutor(schema())(asked as unknown as Parameters<Executor>[0]);
  for (let nth = 0; nth < 20; nth += 1) await turn();
  process.off('unhandledRejection', lose);
  expect(lost).toEqual([]);
  const theirs = await execute({ schema: schema(), document, variableValues: variables, contextValue: {} });
  expect(comparable(mine)).toEqual(comparable(theirs));
});

/** What is known of the object that is to come is that it is `early`. */
function alongSchema(asked: string[]): GraphQLSchema {
  const built = buildSchema(
    'type A { along(x: Int = 1): String soft: String hard: String other: String } type Query { a: A }',
  );
  const note = (name: string) => (source: { early: boolean }, args: object) => {
    asked.push(`${name}${JSON.stringify(args)} ${source.early}`);
    if (source.early && name === 'hard') throw new Error('at once');
    return source.early && name === 'soft' ? lateFailure() : late(name);
  };
  const { along, soft, hard, other } = (built.getType('A') as GraphQLObjectType).getFields();
  for (const field of [along, soft, hard, other])
    if (field)
      Object.assign(field, { resolve: note(field.name), extensions: { readAlong: field !== other } });
  const { a } = built.getQueryType()?.getFields() ?? {};
  if (a)
    a.resolve = (_source, _args, _context, info) => {
      readAlong(info, { early: true });
      return late({ early: false });
    };
  return built;
}

test('what is read along is begun before its object is there, and is asked for again whatever became of it', async () => {
  const asked: string[] = [];
  const text = 'query($b: Boolean!) { a { other soft hard x: along(x: 2) along @skip(if: $b) } }';
  const document = parse(text);
  const [operation] = document.definitions;
  const about = { document, operation, source: text, queryHash: text, request: { variables: { b: true } } };
  const answer = plannedExecutor(alongSchema(asked))({
    ...about,
    context: {},
  } as unknown as Parameters<Executor>[0]);
  await null;
  expect(asked).toEqual(['soft{} true', 'hard{} true', 'along{"x":2} true']);
  expect(await answer).toEqual({ data: { a: { other: 'other', soft: 'soft', hard: 'hard', x: 'along' } } });
  expect(asked.slice(3)).toEqual(['other{} false', 'soft{} false', 'hard{} false', 'along{"x":2} false']);
});

test('what failed for a context is executed by graphql-js alone when it is asked again', async () => {
  let asked = 0;
  const built = buildSchema('type Query { fails: Int }');
  const fields = built.getQueryType()?.getFields() ?? {};
  Object.assign(fields['fails'] ?? {}, {
    resolve: async () => {
      asked += 1;
      throw new Error('It fails.');
    },
  });
  const text = '{ fails }';
  const document = parse(text);
  const [operation] = document.definitions;
  const executor = plannedExecutor(built);
  const of = (context: object) =>
    executor({
      ...{ document, operation, source: text, queryHash: text },
      ...{ request: {}, context },
    } as unknown as Parameters<Executor>[0]);
  const context = {};
  await of(context);
  expect(asked).toBe(2);
  await of(context);
  expect(asked).toBe(3);
  await of({});
  expect(asked).toBe(5);
});
