import { GraphQLObjectType, GraphQLSchema, GraphQLString } from 'graphql';
import { createSchema } from '../../src/schema.js';
import { assertAccessDeclared } from '../../src/viewer/access.js';

const schemaWith = (extensions: object): GraphQLSchema =>
  new GraphQLSchema({
    query: new GraphQLObjectType({
      name: 'Query',
      fields: { secret: { type: GraphQLString, extensions: { ...extensions } } },
    }),
  });

test('a root field without a rule is no schema', () => {
  expect(() => assertAccessDeclared(schemaWith({}))).toThrow('@Access is missing on Query.secret');
  expect(() => assertAccessDeclared(schemaWith({ access: 'anyone' }))).not.toThrow();
});

test('our schema passes', () => {
  expect(() => assertAccessDeclared(createSchema())).not.toThrow();
});
