import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmdirSync } from 'node:fs';
import { rm, statfs, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A disk in memory, that can be filled up. */
export interface SmallDisk {
  /** An empty folder on it, of the account that was given. */
  readonly folder: string;
  /** Takes all its space but so many bytes. */
  fill(left: number): Promise<void>;
  clear(): Promise<void>;
  remove(): void;
}

const mount = (megabytes: number): string => {
  const directory = mkdtempSync(join(tmpdir(), 'lpa-disk-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m,mode=711`, 'tmpfs', directory], {
      stdio: 'ignore',
    });
  } catch (error) {
    rmdirSync(directory);
    throw error;
  }
  return directory;
};

const unmount = (directory: string): void => {
  execFileSync('umount', [directory]);
  rmdirSync(directory);
};

/** Whether one can be made: by root, where the machine lets it. */
export function canMount(): boolean {
  try {
    unmount(mount(1));
    return true;
  } catch {
    return false;
  }
}

export function smallDisk(megabytes: number): SmallDisk {
  const directory = mount(megabytes);
  const [folder, ballast] = [join(directory, 'data'), join(directory, 'ballast')];
  mkdirSync(folder, { mode: 0o700 });
  return {
    folder,
    async fill(left) {
      const { bavail, bsize } = await statfs(directory);
      await writeFile(ballast, Buffer.alloc(bavail * bsize - left));
    },
    clear: () => rm(ballast),
    remove: () => unmount(directory),
  };
}
