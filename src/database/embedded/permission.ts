import { chown, rm } from 'node:fs/promises';
import type { Account } from './account.js';
import { run } from './run.js';
import { makeUnfinished } from './unfinished.js';

/** Found out by trying: of modes, ACLs, mounts and security modules the kernel alone knows the sum. */
export async function mayEnter(account: Account, directory: string): Promise<boolean> {
  return (await shell(account, 'cd "$1"', directory)) === 0;
}

/** Whether a folder made here can be given to the account, and the account can then write in it. */
export async function mayOwn(account: Account, directory: string): Promise<boolean> {
  const trial = await makeUnfinished(directory);
  try {
    // Some mounts refuse chown, some only pretend: -O asks whose the folder has become.
    const given = await chown(trial, account.uid, account.gid).then(
      () => true,
      () => false,
    );
    return given && (await shell(account, 'cd "$1" && test -O . && : > written', trial)) === 0;
  } finally {
    await rm(trial, { recursive: true, force: true });
  }
}

async function shell(account: Account, script: string, argument: string): Promise<number | null> {
  const { code } = await run('/bin/sh', ['-c', script, 'sh', argument], { account, directory: '/' });
  return code;
}
