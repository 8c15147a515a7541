import { createHash } from 'node:crypto';
import { chmod, lstat, mkdir } from 'node:fs/promises';
import { StartUpError } from '../../errors.js';

/**
 * Where the data go when PostgreSQL's account may not enter the wanted directory, as under root's home: always the
 * same places for the same directory, so that the next start finds them.
 */
export function sheltersFor(directory: string): readonly string[] {
  const name = `lpa-graphql-${createHash('sha256').update(directory).digest('hex').slice(0, 16)}`;
  return [`/var/lib/${name}`, `/var/tmp/${name}`];
}

/** False when it cannot be made here. */
export async function makeShelter(shelter: string): Promise<boolean> {
  try {
    await mkdir(shelter);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') return false;
    if (!(await isTrusted(shelter)))
      throw new StartUpError(
        `${shelter} is where the database would go, but belongs to another account: remove it, or set DATABASE_URL to a PostgreSQL server.`,
      );
  }
  // Others may walk through: what lies in it has its own lock.
  await chmod(shelter, 0o711);
  return true;
}

/** Anyone may make a folder in /var/tmp, or a link: data are safe only in one that is root's own. */
export async function isTrusted(shelter: string): Promise<boolean> {
  const found = await lstat(shelter).catch(() => undefined);
  return found !== undefined && found.isDirectory() && found.uid === 0;
}
