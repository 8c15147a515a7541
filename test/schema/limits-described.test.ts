import { costLimit, documentLimits, variableLimits } from '../../src/limits/limits.js';
import { createSchema } from '../../src/schema.js';

test('the limits, for each kind of caller, stand in the documentation of the schema', () => {
  const said = createSchema().getQueryType()?.description ?? '';
  const figures = [
    ...Object.values(documentLimits),
    ...Object.values(variableLimits),
    costLimit('PUBLIC'),
    costLimit('LAO'),
  ];
  for (const figure of figures)
    expect(said).toMatch(new RegExp(`(^|[^\\d,])${figure.toLocaleString('en')}([^\\d,]|$)`, 'm'));
  expect(said).toMatch(/x-query-cost.*RateLimit/s);
});
