import { createSchema } from '../../src/schema.js';

test('answers are kept of root fields that depend on nobody’s person and no clock; a new one says so itself', () => {
  const fields = Object.values(createSchema().getQueryType()?.getFields() ?? {});
  const personal = fields.filter((field) => field.extensions['kept'] !== true).map(({ name }) => name);
  expect(personal.sort()).toEqual(['accounts', 'apiKeys', 'auditEvents', 'viewer']);
});
