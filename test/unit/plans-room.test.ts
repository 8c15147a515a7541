import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

test('plans have so much room and no more, whatever documents and variables make them', () => {
  const held = Number(execFileSync(process.execPath, ['--expose-gc', join(__dirname, 'plans-held.mjs')]));
  expect(held).toBeGreaterThan(5e6);
  expect(held).toBeLessThan(40e6);
});
