import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

test('between two collections the heap does not grow to many times what lives', () => {
  const script = join(__dirname, 'heap-grown.mjs');
  const grown = Number.parseFloat(execFileSync(process.execPath, ['--expose-gc', script]).toString());
  expect(grown).toBeLessThan(4.5); // of Node 20 and 24 it would be 5.7 and 8.7
});
