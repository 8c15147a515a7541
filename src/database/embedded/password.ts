import { randomBytes } from 'node:crypto';
import { chown, link, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Place } from './place.js';
import { makeUnfinished } from './unfinished.js';

export const readPassword = async (place: Place): Promise<string> =>
  (await readFile(place.password, 'utf8')).trim();

/** Makes the password; of two processes at once, both go by that of the first. */
export async function makePassword(place: Place): Promise<void> {
  const folder = await makeUnfinished(place.directory);
  try {
    const draft = join(folder, 'password');
    await writeFile(draft, randomBytes(24).toString('base64url'), { mode: 0o600 });
    // Unlike a rename, a link does not replace what is there.
    await link(draft, place.password).catch(unlessThere);
    if (place.account) await chown(place.password, place.account.uid, place.account.gid);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function unlessThere(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EEXIST') throw error;
}
