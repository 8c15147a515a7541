import { createSchema } from '../../src/schema.js';
import { Query } from 'type-graphql';
import { NationResolver } from '../../src/nation/nation.resolver.js';

test('a resolver that forgot it builds no schema', () => {
  const forgotten = { value: () => 'all', configurable: true };
  Object.defineProperty(NationResolver.prototype, 'secret', forgotten);
  Query(() => String)(NationResolver.prototype, 'secret', forgotten);
  expect(createSchema).toThrow('@Access is missing on Query.secret');
});
