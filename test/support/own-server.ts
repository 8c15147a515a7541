import { once } from 'node:events';
import { chmod, chown, mkdtemp, rm } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chooseAccount, isRoot } from '../../src/database/embedded/account.js';
import { findPlatformPackage } from '../../src/database/embedded/platform-package.js';
import { mendLinks } from '../../src/database/embedded/links.js';
import { run } from '../../src/database/embedded/run.js';
import { serverSettings } from '../../src/database/embedded/settings.js';

/** A PostgreSQL of one test's own, that it may stop and start: always at the same address. */
export interface OwnServer {
  readonly port: number;
  /** The address of a database; whoever asks is a superuser. */
  url(database: string): string;
  start(): Promise<void>;
  /** In the middle of everything, as where the machine's power goes. */
  kill(): Promise<void>;
  remove(): Promise<void>;
}

/** @param programs the folder with initdb and pg_ctl; the embedded server's own where left out */
export async function ownServer(programs?: string): Promise<OwnServer> {
  const bin = programs ?? (await embeddedPrograms());
  const directory = await mkdtemp(join(tmpdir(), 'lpa-own-'));
  await chmod(directory, 0o711);
  const account = isRoot() ? await chooseAccount() : undefined;
  if (account) await chown(directory, account.uid, account.gid);
  const cluster = join(directory, 'data');
  const call = async (program: string, ...args: string[]): Promise<void> => {
    const { code, output } = await run(join(bin, program), args, { account, directory });
    if (code !== 0) throw new Error(`${program} failed: ${output}`);
  };
  const icu = ['--encoding=UTF8', '--locale=C.UTF-8', '--locale-provider=icu', '--icu-locale=und'];
  await call('initdb', `--pgdata=${cluster}`, '--username=postgres', '--auth=trust', '--no-sync', ...icu);
  const port = await freePort();
  const settings = serverSettings(port, false).map((setting) => `-c ${setting}`);
  return {
    port,
    url: (database) => `postgres://postgres@127.0.0.1:${port}/${database}`,
    start: () =>
      call(
        'pg_ctl',
        'start',
        '--wait',
        `--pgdata=${cluster}`,
        `--log=${directory}/log`,
        `--options=${settings.join(' ')}`,
      ),
    kill: () => call('pg_ctl', 'stop', '--mode=immediate', `--pgdata=${cluster}`),
    async remove() {
      await call('pg_ctl', 'stop', '--mode=immediate', `--pgdata=${cluster}`).catch(() => undefined);
      await rm(directory, { recursive: true, force: true });
    },
  };
}

async function embeddedPrograms(): Promise<string> {
  const { native } = await findPlatformPackage();
  await mendLinks(native);
  return join(native, 'bin');
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
