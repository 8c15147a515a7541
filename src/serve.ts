import { setTimeout as wait } from 'node:timers/promises';
import { loadDemoNation } from '../seeds/demo/load.js';
import { isDemo } from '../seeds/demo/is-demo.js';
import { seedReference } from '../seeds/reference.js';
import type { DataSource } from 'typeorm';
import { readConfig } from './config.js';
import { connect, disconnect } from './database/database.js';
import { type OpenDatabase, openDatabase } from './database/open.js';
import { connectService } from './database/service.js';
import { welcome } from './demo-welcome.js';
import { StartUpError } from './errors.js';
import { tuneHeap } from './heap.js';
import { Lifetime } from './lifetime.js';
import { assertPortFree, listen } from './listen.js';
import { type Progress, startProgress } from './progress.js';
import { createServer } from './server.js';

/** The time a balancer of loads has to see that this process is not ready any more. */
const drain = () => wait(1500);

/**
 * Serves until it is told to stop: the production entry, or with `--demo` the demo nation, loaded if need be.
 * @throws StartUpError where it cannot start; what had been started is stopped again
 */
export async function serve(args: readonly string[]): Promise<void> {
  const unknown = args.find((arg) => arg !== '--demo');
  if (unknown !== undefined) throw new StartUpError(`Unknown argument ${unknown}: there is only --demo.`);
  const demo = args.includes('--demo');
  tuneHeap();
  const lifetime = new Lifetime();
  lifetime.stopOnSignals();
  try {
    await start(demo, lifetime);
  } catch (error) {
    // Stopped in the middle of starting: what failed, failed because of that.
    if (lifetime.stopping) return;
    await lifetime.stop();
    throw error;
  }
}

async function start(demo: boolean, lifetime: Lifetime): Promise<void> {
  const config = readConfig({ demo });
  await assertPortFree(config);
  const opening = demo
    ? openDatabase(config, 'lpa_demo', connect)
    : openDatabase(config, 'lpa', connectService);
  lifetime.add(async () => {
    const opened = await opening.catch(() => undefined);
    await opened?.close();
  });
  const opened = await opening;
  const database = demo ? await prepareDemo(opened) : opened.database;
  if (demo) lifetime.add(() => disconnect(database));

  const app = await createServer({ config, database, demo: await isDemo(database.manager), drain });
  lifetime.add(() => app.close());
  // A slip in one request is no reason to take all others down with it. An exception nobody caught still ends the process.
  process.on('unhandledRejection', (err) => app.log.error({ err }, 'a promise failed and nobody looked'));
  const url = await listen(app, config);
  if (demo) console.log(welcome(url));
}

/** Makes the demo as the owner of its tables, and then connects as everybody's service does. */
async function prepareDemo({ database, url }: OpenDatabase): Promise<DataSource> {
  await database.runMigrations();
  await database.transaction(seedReference);
  // No bar where there is nothing to load.
  let progress: Progress | undefined;
  await loadDemoNation(database, (done, total) => {
    progress ??= startProgress('Loading the demo nation');
    progress.update(done, total);
  });
  progress?.end();
  return connectService(url);
}
