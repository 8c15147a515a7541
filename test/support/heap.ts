import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

setFlagsFromString('--expose-gc');

export const collectGarbage = runInNewContext('gc') as () => void;

const held: unknown[] = [];

/** Bytes of the heap that what is made holds. */
export async function heldBy(make: () => unknown): Promise<number> {
  collectGarbage();
  const before = process.memoryUsage().heapUsed;
  held.push(await make());
  collectGarbage();
  held.pop();
  return process.memoryUsage().heapUsed - before;
}
