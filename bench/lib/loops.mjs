import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { node22 } from './install.mjs';
import { median } from './measure.mjs';

const run = promisify(execFile);

/** Makes and reads a text of JSON for so many milliseconds, and says how often: work that needs nothing but a core. */
const loop = `
  const rows = Array.from({ length: 500 }, (_, at) => ({ at, name: 'x'.repeat(at % 50) }));
  const end = performance.now() + Number(process.argv[1]);
  let done = 0;
  while (performance.now() < end) done += JSON.parse(JSON.stringify(rows)).length > 0 ? 1 : 0;
  console.log(done);`;

/**
 * How many times as much two processes do as one on this machine where they share nothing, no port and no database: more than that
 * no two can.
 */
export async function twoLoops({ seconds, rounds }) {
  const work = async () => Number((await run(node22, ['-e', loop, String(seconds * 1000)])).stdout);
  const times = [];
  for (let round = 0; round < rounds; round += 1) {
    const one = await work();
    const [first, second] = await Promise.all([work(), work()]);
    times.push((first + second) / one);
  }
  return median(times);
}
