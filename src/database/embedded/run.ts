import { spawn } from 'node:child_process';
import type { Account } from './account.js';

export interface Outcome {
  readonly code: number | null;
  readonly output: string;
}

export interface RunOptions {
  /** The account to run as; our own when there is none. */
  readonly account: Account | undefined;
  /** A folder that account may enter: ours need not be one. */
  readonly directory: string;
  /** For what leaves a server behind, which would keep our pipes open for ever on Windows. */
  readonly silent?: boolean;
}

/** Runs a program to its end; rejects only when it cannot be started at all. */
export function run(
  program: string,
  args: readonly string[],
  { account, directory, silent }: RunOptions,
): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      cwd: directory,
      stdio: silent ? 'ignore' : ['ignore', 'pipe', 'pipe'],
      windowsHide: true,
      ...(account && { uid: account.uid, gid: account.gid }),
    });
    let output = '';
    const collect = (text: Buffer) => (output += text.toString());
    child.stdout?.on('data', collect);
    child.stderr?.on('data', collect);
    child.once('error', reject);
    child.once('close', (code) => {
      resolve({ code, output });
    });
  });
}
