import { readFile } from 'node:fs/promises';
import { run } from './run.js';

/** Whom PostgreSQL runs as when we are root, as whom it refuses to run. */
export interface Account {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
}

export const isRoot = (): boolean => process.getuid?.() === 0;

/** PostgreSQL's usual account, made when it is missing; initdb wants one that has a name. */
export async function chooseAccount(): Promise<Account> {
  return (
    (await accountNamed('postgres')) ?? (await makeAccount()) ?? (await accountNamed('nobody')) ?? nobody
  );
}

const nobody: Account = { name: 'nobody', uid: 65534, gid: 65534 };

async function makeAccount(): Promise<Account | undefined> {
  const options = ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin'];
  // A slim image has no useradd, a locked one no writable /etc: then it is nobody.
  await run('useradd', [...options, 'postgres'], { account: undefined, directory: '/' }).catch(
    () => undefined,
  );
  return accountNamed('postgres');
}

async function accountNamed(wanted: string): Promise<Account | undefined> {
  const lines = await readFile('/etc/passwd', 'utf8').catch(() => '');
  for (const line of lines.split('\n')) {
    const [name, , uid, gid] = line.split(':');
    if (name === wanted && Number(uid) > 0) return { name, uid: Number(uid), gid: Number(gid) };
  }
  return undefined;
}
