import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

const told = (script: string): number =>
  Number.parseFloat(execFileSync(process.execPath, ['--expose-gc', join(__dirname, script)]).toString());

test('between two collections the heap does not grow to many times what lives', () => {
  expect(told('heap-grown.mjs')).toBeLessThan(4.5); // of Node 20 and 24 it would be 5.7 and 8.7
});

test('what requests make is soon collected, though what was made in the same place at the start has stayed', () => {
  expect(told('heap-passing.mjs')).toBeLessThan(0.1); // of Node 20 and 24 it would be 0.9
});
