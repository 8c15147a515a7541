import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectRoot } from '../../src/paths.js';
import { type Plant, plants } from './plants.js';

/** What a run of these tests needs of the project. */
const needed = ['src', 'migrations', 'seeds', 'test', 'package.json', 'tsconfig.json', 'schema.graphql'];

let copy: string;
beforeAll(() => {
  copy = mkdtempSync(join(tmpdir(), 'lpa-planted-'));
  for (const name of needed) cpSync(join(projectRoot, name), join(copy, name), { recursive: true });
  symlinkSync(join(projectRoot, 'node_modules'), join(copy, 'node_modules'));
});
afterAll(() => rmSync(copy, { recursive: true }));

function replace({ file, from, to }: Plant['changes'][number]): void {
  const path = join(copy, file);
  const text = readFileSync(path, 'utf8');
  if (!text.includes(from)) throw new Error(`${file} has no "${from}" any more: mend the plant`);
  writeFileSync(path, text.replace(from, to));
}

/** What jest says of a test of the copy. */
const said = (name: string): Promise<string> =>
  new Promise((resolve) => {
    const jest = join(projectRoot, 'node_modules/jest/bin/jest.js');
    const env = {
      ...process.env,
      TEST_DATABASE_URL: process.env['LPA_TEST_SERVER'],
      AUTHORIZATION_OPERATIONS: '300',
      JEST_WORKER_ID: undefined,
    };
    execFile(
      process.execPath,
      [jest, `test/security/${name}.test`],
      { cwd: copy, env, maxBuffer: 2 ** 26 },
      (_error, out, told) => resolve(out + told),
    );
  });

test.each(plants.map((plant) => [plant.lock, plant] as const))(
  'a leak planted in %s is found',
  async (_lock, plant) => {
    plant.changes.forEach(replace);
    try {
      const text = await said(plant.test);
      expect(text).toMatch(plant.sign);
      expect(text).toMatch(/^Tests: +\d+ failed/m);
    } finally {
      for (const { file } of plant.changes) cpSync(join(projectRoot, file), join(copy, file));
    }
  },
  600_000,
);
