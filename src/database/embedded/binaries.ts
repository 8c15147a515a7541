import { cp, lchown, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { explain } from './failures.js';
import { mendLinks } from './links.js';
import type { Place } from './place.js';
import { findPlatformPackage, refuseMusl, type PlatformPackage } from './platform-package.js';
import { run } from './run.js';
import { finish, makeUnfinished } from './unfinished.js';

/** PostgreSQL's own programs. */
export interface Binaries {
  readonly initdb: string;
  readonly pgCtl: string;
  readonly major: string;
}

/** The package's programs where they are or, if they do not run from there, a copy of them beside the data. */
export async function prepareBinaries(place: Place): Promise<Binaries> {
  const found = await findPlatformPackage();
  const trouble = await troubleOf(found.native, place);
  if (trouble === undefined) return binariesIn(found.native, found.version);

  refuseMusl();
  const copy = await copyBeside(found, place);
  const remaining = await troubleOf(copy, place);
  if (remaining !== undefined) throw explain(remaining, place.directory);
  return binariesIn(copy, found.version);
}

const binariesIn = (native: string, version: string): Binaries => ({
  initdb: join(native, 'bin', 'initdb'),
  pgCtl: join(native, 'bin', 'pg_ctl'),
  major: version.split('.')[0] ?? '',
});

/** Found out by running one: whether the account may come here, the libraries are found and the system fits. */
async function troubleOf(native: string, place: Place): Promise<unknown> {
  try {
    await mendLinks(native);
    const { code, output } = await run(join(native, 'bin', 'postgres'), ['--version'], {
      account: place.account,
      directory: place.directory,
    });
    return code === 0 ? undefined : output;
  } catch (error) {
    return error;
  }
}

async function copyBeside({ native, version }: PlatformPackage, place: Place): Promise<string> {
  const copy = join(place.directory, `programs-${version}`);
  if (await stat(copy).catch(() => undefined)) return join(copy, 'native');
  const unfinished = await makeUnfinished(place.directory);
  try {
    // A copied link would otherwise point into the folder that may not be entered.
    await cp(native, join(unfinished, 'native'), { recursive: true, verbatimSymlinks: true });
    await give(unfinished, place);
    await finish(unfinished, copy);
  } catch (error) {
    throw explain(error, place.directory);
  } finally {
    await rm(unfinished, { recursive: true, force: true });
  }
  return join(copy, 'native');
}

/** npm under a strict umask leaves files that are for their owner only. */
async function give(folder: string, { account }: Place): Promise<void> {
  if (!account) return;
  await lchown(folder, account.uid, account.gid);
  for (const name of await readdir(folder, { recursive: true }))
    await lchown(join(folder, name), account.uid, account.gid);
}
