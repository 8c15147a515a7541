// Which part of what passes outlives a collection of what is young, once lists that were made in the same place have stayed.
// node --expose-gc heap-passing.mjs
import { grouped } from '../../dist/src/grouped.js';
import { tuneHeap } from '../../dist/src/heap.js';

tuneHeap();
const rows = (count, of) => Array.from({ length: count }, (_, nth) => ({ nth, ...of }));
const byNth = (some) => grouped(some, ({ nth }) => nth);
const stay = Array.from({ length: 400 }, () => byNth(rows(2000)));
globalThis.gc();
const [answers, each, size] = [500, 60, 1000];
const before = process.memoryUsage().arrayBuffers;
for (let nth = 0; nth < answers; nth += 1)
  byNth(rows(each).map((row) => ({ ...row, held: new ArrayBuffer(size) })));
globalThis.gc({ type: 'minor' });
globalThis.gc({ type: 'minor' });
console.log((process.memoryUsage().arrayBuffers - before) / (answers * each * size), stay.length);
