import { GraphQLObjectType, GraphQLSchema, GraphQLString } from 'graphql';
import { createSchema } from '../../src/schema.js';
import { assertAccessDeclared } from '../../src/viewer/access.js';

const root = (name: string, extensions: object) =>
  new GraphQLObjectType({
    name,
    fields: { secret: { type: GraphQLString, extensions: { ...extensions } } },
  });

const anyone = { access: 'anyone' };
const schemaWith = (query: object, mutation: object): GraphQLSchema =>
  new GraphQLSchema({ query: root('Query', query), mutation: root('Mutation', mutation) });

test('a root field without a rule is no schema', () => {
  expect(() => assertAccessDeclared(schemaWith({}, anyone))).toThrow('@Access is missing on Query.secret');
  expect(() => assertAccessDeclared(schemaWith(anyone, {}))).toThrow('@Access is missing on Mutation.secret');
  expect(() => assertAccessDeclared(schemaWith(anyone, anyone))).not.toThrow();
});

test('our schema passes', () => {
  expect(() => assertAccessDeclared(createSchema())).not.toThrow();
});
