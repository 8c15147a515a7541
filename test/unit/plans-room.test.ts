import { buildSchema, type OperationDefinitionNode, parse } from 'graphql';
import { plannedExecutor } from '../../src/graphql/execution/executor.js';
import { heldBy } from '../support/heap.js';

test('plans have so much room and no more, whatever documents and variables make them', async () => {
  const executor = plannedExecutor(buildSchema('type A { a: A b: Int } type Query { a: A }'));
  const fields = Array.from({ length: 14 }, (_, nth) => `x${nth}: a { ...B }`).join(' ');
  const text = `query($v: Boolean!, $w: Boolean!) { a { ...A b @skip(if: $v) b @skip(if: $w) } }
    fragment A on A { ${fields} } fragment B on A { ${fields.replaceAll('...B', '...C')} } fragment C on A { b c: b d: b }`;
  const asked = Array.from({ length: 200 }, (_, nth) => `${text} # ${nth >> 2}`).map((source, nth) => {
    const document = parse(source);
    return {
      ...{
        document,
        operation: document.definitions[0] as OperationDefinitionNode,
        source,
        queryHash: source,
      },
      ...{ request: { variables: { v: nth % 2 === 0, w: nth % 4 < 2 } }, context: {} },
    };
  });
  const held = await heldBy(async () => {
    for (const each of asked) await executor(each as unknown as Parameters<typeof executor>[0]);
    return executor;
  });
  expect(held).toBeGreaterThan(5e6);
  expect(held).toBeLessThan(40e6);
});
