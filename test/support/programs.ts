import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const debian = '/usr/lib/postgresql';

/** The folder of a whole PostgreSQL, with pg_dump and pg_restore, which the embedded one lacks. */
export const postgresPrograms: string | undefined = (existsSync(debian) ? readdirSync(debian) : [])
  .filter((version) => Number(version) >= 15)
  .map((version) => join(debian, version, 'bin'))
  .find((bin) => ['initdb', 'pg_ctl', 'pg_dump', 'pg_restore'].every((name) => existsSync(join(bin, name))));

const onPath = (name: string): string | undefined =>
  [...(process.env['PATH'] ?? '').split(':'), '/usr/sbin']
    .map((folder) => join(folder, name))
    .find((path) => existsSync(path));

export const pgbouncer = onPath('pgbouncer');
export const redisServer = onPath('redis-server');

/**
 * `test` where a program is there that npm does not bring. Where it is not, the tests are left out and that is said;
 * with LPA_TEST_PROGRAMS=required, as in CI, they fail.
 */
export const testWith = (found: string | undefined, packages: string): jest.It =>
  testWhere(
    found !== undefined,
    `It needs programs that are not on this machine: apt-get install ${packages}`,
  );

/** The same for what else a machine may lack. */
export function testWhere(possible: boolean, words: string): jest.It {
  if (possible) return test;
  if (process.env['LPA_TEST_PROGRAMS'] === 'required') throw new Error(words);
  process.stderr.write(`Left out: ${expect.getState().testPath ?? ''}. ${words}\n`);
  return test.skip;
}
