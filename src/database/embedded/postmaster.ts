import { execFile } from 'node:child_process';
import { readFile, readlink, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

export interface Postmaster {
  readonly pid: number;
  /** Not known in its first moments. */
  readonly port: number | undefined;
  /** It says so before it cuts the first session. */
  readonly stopping: boolean;
}

/** The server that runs on this data directory, if one does; a lock that blocks the next server is removed. */
export async function findPostmaster(cluster: string): Promise<Postmaster | undefined> {
  const file = join(cluster, 'postmaster.pid');
  const lock = await readFile(file, 'utf8').catch(() => undefined);
  if (lock === undefined) return undefined;
  if (lock === '') {
    await removeRemnant(file);
    return undefined;
  }
  const [first, , , fourth, , , , eighth] = lock.split('\n');
  const pid = Number(first);
  // A lock of a dead process PostgreSQL replaces itself, and better than we could.
  if (!pid || !isAlive(pid)) return undefined;
  if (await isPostmasterOf(pid, cluster))
    return { pid, port: Number(fourth) || undefined, stopping: eighth?.trim() === 'stopping' };

  // The machine went down and the number has gone to somebody else: PostgreSQL would take that for a server.
  if ((await readFile(file, 'utf8').catch(() => undefined)) === lock) await rm(file, { force: true });
  return undefined;
}

/** Empty it is for a blink while a server starts, or for ever when the machine went down just then. */
async function removeRemnant(file: string): Promise<void> {
  const found = await stat(file).catch(() => undefined);
  if (found?.size === 0 && Date.now() - found.mtimeMs > 10_000) await rm(file, { force: true });
}

export function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

async function isPostmasterOf(pid: number, cluster: string): Promise<boolean> {
  // No cheap way to ask: whether the password is right there must do.
  if (process.platform === 'win32') return true;
  if (process.platform !== 'linux') {
    const { stdout } = await promisify(execFile)('ps', ['-o', 'command=', '-p', `${pid}`]);
    return stdout.includes('postgres') && stdout.includes(cluster);
  }
  // It works in its data directory, whatever the folder was called when it started; of another account's
  // process a container may show only the command line.
  const directory = await readlink(`/proc/${pid}/cwd`).catch(() => undefined);
  if (directory !== undefined) return directory === cluster;
  const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
  return command.split('\0').includes(cluster);
}
