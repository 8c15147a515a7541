import { Lifetime } from '../../dist/src/lifetime.js';
import { parentOf } from './cpu.mjs';
import { prepareNation, startServer, withClient } from './database.mjs';
import { installPeers } from './install.mjs';

/** Runs a piece of work with the bench's database; whatever it started is stopped, also on Ctrl-C and on failure. */
export async function session(work) {
  if (process.platform !== 'linux')
    throw new Error('The bench reads CPU times from /proc, so it runs on Linux only.');
  installPeers();
  const lifetime = new Lifetime();
  lifetime.stopOnSignals(1);
  try {
    const server = await startServer();
    lifetime.add(() => server.stop());
    await work({ server, url: await prepareNation(server), lifetime });
  } catch (error) {
    // Interrupted: what failed, failed because of that.
    if (!lifetime.stopping) throw error;
  } finally {
    await lifetime.stop();
  }
}

/** The process that all of PostgreSQL's are children of. */
export const postmasterOf = (url) =>
  withClient(url, async (client) => {
    const { rows } = await client.query('select pg_backend_pid() as pid');
    return parentOf(rows[0].pid);
  });
