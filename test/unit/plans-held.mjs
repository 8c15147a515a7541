// How many bytes plans hold after ever new documents, in a process of its own: nothing else moves this heap.
// node --expose-gc plans-held.mjs
import { buildSchema, parse } from 'graphql';
import { plannedExecutor } from '../../dist/src/graphql/execution/executor.js';

const held = () => {
  globalThis.gc();
  return process.memoryUsage().heapUsed;
};
const executor = plannedExecutor(buildSchema('type A { a: A b: Int } type Query { a: A }'));
const fields = Array.from({ length: 14 }, (_, nth) => `x${nth}: a { ...B }`).join(' ');
const text = `query($v: Boolean!, $w: Boolean!) { a { ...A b @skip(if: $v) b @skip(if: $w) } }
  fragment A on A { ${fields} } fragment B on A { ${fields.replaceAll('...B', '...C')} } fragment C on A { b c: b d: b }`;
const ask = async (nth) => {
  const source = `${text} # ${nth >> 2}`;
  const document = parse(source);
  const variables = { v: nth % 2 === 0, w: nth % 4 < 2 };
  const asked = { document, operation: document.definitions[0], source, queryHash: source };
  await executor({ ...asked, request: { variables }, context: {} });
};

const before = held();
for (let nth = 0; nth < 200; nth += 1) await ask(nth);
console.log(held() - before);
await ask(0); // so that the plans are held until here
