import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mainScript, startProgram } from '../support/program.js';
import { createDatabase, onServer, templateName } from '../support/server.js';

const addressIn = (said: string): string => /GraphQL +(\S+)/.exec(said)?.[1] ?? '';

async function percentOfNongKhai(said: string): Promise<number> {
  const response = await fetch(addressIn(said), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: '{ province(code: "43") { assessment(year: 2559) { percent } } }' }),
  });
  const { data } = (await response.json()) as { data: { province: { assessment: { percent: number } } } };
  return data.province.assessment.percent;
}

test('a demo killed while it loads leaves nothing that blocks the next; that one serves, and stops on SIGTERM', async () => {
  const name = `${templateName()}_killed`;
  const DATABASE_URL = await createDatabase(name);
  const killed = startProgram([mainScript, '--demo'], { DATABASE_URL });
  await killed.until(/Loading the demo nation: \d+ of/);
  killed.child.kill('SIGKILL');
  await killed.ended();

  const next = startProgram([mainScript, '--demo'], { DATABASE_URL });
  expect(await percentOfNongKhai(await next.until(/Stop with Ctrl-C/))).toBe(76.3);
  next.child.kill('SIGTERM');
  expect(await next.ended()).toBe(0);

  const again = startProgram([mainScript, '--demo'], { DATABASE_URL });
  expect(await again.until(/Stop with Ctrl-C/)).not.toContain('Loading');
  again.child.kill('SIGINT');
  again.child.kill('SIGINT');
  expect(await again.ended()).toBe(0);
  // No connection is left: PostgreSQL waits some seconds for those that are ending, and drops nothing that is in use.
  await onServer((client) => client.query(`drop database ${name}`));
}, 180_000);

test('the embedded server ends with the program, also in the middle of loading', async () => {
  const DATA_DIRECTORY = mkdtempSync(join(tmpdir(), 'lpa-life-'));
  const program = startProgram([mainScript, '--demo'], { DATA_DIRECTORY });
  await program.until(/Loading the demo nation: \d+ of/);
  program.child.kill('SIGINT');
  expect(await program.ended()).toBe(0);
  const log = readFileSync(join(DATA_DIRECTORY, 'postgres.log'), 'utf8');
  expect(log).toMatch(/database system is shut down\s*$/);
  rmSync(DATA_DIRECTORY, { recursive: true, force: true });
}, 120_000);
