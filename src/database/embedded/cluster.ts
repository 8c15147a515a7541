import { chown, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { StartUpError } from '../../errors.js';
import type { Binaries } from './binaries.js';
import { explain } from './failures.js';
import { makePassword } from './password.js';
import type { Place } from './place.js';
import { run } from './run.js';
import { finish, makeUnfinished, removeUnfinished } from './unfinished.js';

// The first is everywhere but on older systems, the second on macOS. With the last the server runs, but pg_trgm
// takes Thai for punctuation even under ICU.
const locales = ['C.UTF-8', 'en_US.UTF-8', 'C'];

/** Makes the data directory when there is none, and looks whether an existing one is for us. */
export async function ensureCluster(place: Place, binaries: Binaries, durable: boolean): Promise<void> {
  try {
    await removeUnfinished(place.directory);
    if (!(await stat(place.cluster).catch(() => undefined))) {
      await makePassword(place);
      await makeCluster(place, binaries, durable);
    }
  } catch (error) {
    throw explain(error, place.directory);
  }
  await examineCluster(place, binaries);
}

async function makeCluster(place: Place, binaries: Binaries, durable: boolean): Promise<void> {
  const unfinished = await makeUnfinished(place.directory);
  try {
    if (place.account) await chown(unfinished, place.account.uid, place.account.gid);
    let failure: string | undefined;
    for (const locale of locales) {
      failure = await initdb(locale, unfinished);
      if (!failure?.includes('invalid locale name')) break;
    }
    if (failure) throw explain(failure, place.directory);
    await finish(unfinished, place.cluster);
  } finally {
    await rm(unfinished, { recursive: true, force: true });
  }

  async function initdb(locale: string, folder: string): Promise<string | undefined> {
    const { code, output } = await run(
      binaries.initdb,
      [
        ...[
          `--pgdata=${folder}`,
          '--username=postgres',
          `--pwfile=${place.password}`,
          '--auth=scram-sha-256',
        ],
        ...['--encoding=UTF8', `--locale=${locale}`, '--locale-provider=icu', '--icu-locale=und'],
        ...(durable ? [] : ['--no-sync']),
      ],
      { account: place.account, directory: place.directory },
    );
    return code === 0 ? undefined : output;
  }
}

async function examineCluster(place: Place, { major }: Binaries): Promise<void> {
  const version = await readFile(join(place.cluster, 'PG_VERSION'), 'utf8').catch(() => undefined);
  if (version === undefined)
    throw new StartUpError(`${place.cluster} is in the way of the database but holds none: move it away.`);
  if (version.trim() !== major)
    throw new StartUpError(
      `The database in ${place.cluster} is of PostgreSQL ${version.trim()} and this is PostgreSQL ${major}: ` +
        'move the folder away to begin anew, or bring its data over with pg_dump of the old version.',
    );
  if (!(await stat(place.password).catch(() => undefined)))
    throw new StartUpError(
      `The password of the database in ${place.cluster} is missing: put the file ${place.password} back, or move both away to begin anew.`,
    );
}
