import { randomUUID } from 'node:crypto';
import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { isAlive } from './postmaster.js';

const unfinished = /^new-(\d+)-/;
const underway = new Set<string>();

/**
 * A folder to make something in that takes a while, to be renamed when it is whole: a kill in the middle leaves
 * nothing that looks finished.
 */
export async function makeUnfinished(directory: string): Promise<string> {
  const folder = join(directory, `new-${process.pid}-${randomUUID()}`);
  underway.add(folder);
  await mkdir(folder, { mode: 0o700 });
  return folder;
}

/** Gives it its name, unless another process that started with us was faster. */
export async function finish(folder: string, name: string): Promise<void> {
  await rename(folder, name).catch(async (error: unknown) => {
    if (!(await stat(name).catch(() => undefined))) throw error;
  });
}

/** Removes what killed processes left half made. */
export async function removeUnfinished(directory: string): Promise<void> {
  for (const name of await readdir(directory)) {
    const pid = Number(unfinished.exec(name)?.[1]);
    const folder = join(directory, name);
    // In a container every start has the same process id, so our own proves nothing.
    if (!pid || underway.has(folder) || (pid !== process.pid && isAlive(pid))) continue;
    // An orphaned initdb may still be writing there: then the next start removes the rest.
    await rm(folder, { recursive: true, force: true }).catch(() => undefined);
  }
}
