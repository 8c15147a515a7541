import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { registryCommand } from '../../src/cli/registry-command.js';
import { parseTyped, UsageError } from '../../src/cli/usage.js';
import { testDatabase, type TestDatabase } from '../support/database.js';
import { bodies, historyOf, listOf } from './list.js';

let own: TestDatabase;
let directory: string;
let said: string[];
const before = process.env['DATABASE_URL'];
beforeAll(async () => {
  own = await testDatabase();
  process.env['DATABASE_URL'] = own.url;
  directory = mkdtempSync(join(tmpdir(), 'lpa-registry-'));
});
beforeEach(() => {
  for (const stream of ['log', 'error'] as const)
    jest.spyOn(console, stream).mockImplementation((...texts: unknown[]) => void said.push(texts.join(' ')));
  jest.spyOn(process.stderr, 'write').mockReturnValue(true);
});
afterEach(() => jest.restoreAllMocks());
afterAll(async () => {
  if (before === undefined) delete process.env['DATABASE_URL'];
  else process.env['DATABASE_URL'] = before;
  rmSync(directory, { recursive: true });
  await own.drop();
});

/** Runs the command on a list, and returns the exit code and what was said. */
async function typed(rows: readonly string[], ...args: string[]): Promise<[number, string]> {
  const path = join(directory, 'list.csv');
  writeFileSync(path, listOf(rows));
  said = [];
  const code = await registryCommand.run(parseTyped('import:registry', registryCommand, [path, ...args]));
  return [code, said.join('\n')];
}

const changed = ['5540110,ทต.,นาจักร,,54,เมืองแพร่,,6540103', '6540104,SAO,น้ำชำ,,54,เมืองแพร่,,,6540102'] as const;

test('an operator takes a list in, looks at the changes of the next, and confirms them', async () => {
  expect(await typed(bodies)).toEqual([
    0,
    expect.stringContaining('Imported 3 local governments, 3 of them new.'),
  ]);

  const [dry, shown] = await typed(changed, '--effective', '1/10/2564', '--dry-run');
  expect(dry).toBe(0);
  expect(shown).toMatch(
    /0 new, 1 type changed, .*1 code changed, 0 closed, 1 merged, .*0 unchanged, 1 not in the file/,
  );
  expect(shown).toContain(
    'line 2: 2021-10-01 type changed: อบต.นาจักร อ.เมืองแพร่ (6540103) → ทต.นาจักร อ.เมืองแพร่ (6540103)',
  );
  expect(shown).toContain('line 3: 2021-10-01 merged: อบต.น้ำชำ อ.เมืองแพร่ (6540104) → 6540102');
  expect(shown).toContain('Nothing was written');

  expect(await typed(changed, '--effective', '1/10/2564')).toEqual([
    1,
    expect.stringContaining('--accept-changes'),
  ]);
  expect(await historyOf(own.database, '6540103')).toHaveLength(1);

  const [code, answer] = await typed(changed, '--effective', '1/10/2564', '--accept-changes', '--json');
  expect(code).toBe(0);
  expect(JSON.parse(answer)).toMatchObject({
    ok: true,
    written: true,
    difference: { counts: { MERGED: 1 } },
  });
  expect(await historyOf(own.database, '5540110')).toHaveLength(3);
});

test('a day that is none is not understood', async () => {
  await expect(typed(bodies, '--effective', 'soon')).rejects.toThrow(UsageError);
});
