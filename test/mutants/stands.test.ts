import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../src/paths.js';
import { mutations } from './mutations.js';

const read = (file: string): string => readFileSync(join(projectRoot, file), 'utf8');

test.each(mutations.map((mutation) => [mutation.takes, mutation] as const))(
  'still stands once, and can be taken away: %s',
  (_takes, { file, from, to, foundBy: [test] }) => {
    expect([file, from, read(file).split(from).length - 1]).toEqual([file, from, 1]);
    expect(to).not.toBe(from);
    expect(existsSync(join(projectRoot, `test/${test}.test.ts`))).toBe(true);
  },
);

test('each is another one, and there are as many as were promised', () => {
  expect(new Set(mutations.map(({ takes }) => takes)).size).toBe(mutations.length);
  expect(mutations.length).toBeGreaterThan(100);
});
