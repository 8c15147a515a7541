// How large the heap becomes, in parts of what lives, while what was kept for a while is thrown away again and again.
// node --expose-gc heap-grown.mjs
import { tuneHeap } from '../../dist/src/heap.js';

tuneHeap();
const object = (nth) => ({ nth, text: `text ${nth}`, list: [nth, nth + 1] });
const lives = Array.from({ length: 300_000 }, (_, nth) => object(nth));
globalThis.gc();
const living = process.memoryUsage().heapUsed;
const passing = new Array(50_000);
let largest = 0;
for (let nth = 0; nth < 5_000_000; nth += 1) {
  passing[nth % passing.length] = object(nth);
  if (nth % 50_000 === 0) largest = Math.max(largest, process.memoryUsage().heapTotal);
}
console.log(largest / living, lives.length);
