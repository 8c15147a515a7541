import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { loadDemoNation } from '../../dist/seeds/demo/load.js';
import { seedReference } from '../../dist/seeds/reference.js';
import { connect } from '../../dist/src/database/database.js';
import { startEmbeddedServer } from '../../dist/src/database/embedded/embedded-server.js';
import { projectRoot } from '../../dist/src/paths.js';
import { startProgress } from '../../dist/src/progress.js';

/** The demo nation, its draft published: five years that everyone may read. */
export const nationName = 'lpa_bench';

/** A server of the bench's own, so that nothing of it stands in the way of a demo that runs beside it. */
export const startServer = () => startEmbeddedServer({ directory: join(projectRoot, '.data', 'bench') });

/** The address of the nation that everybody is asked about; it is loaded where it is not there yet. */
export async function prepareNation(server) {
  const url = await server.databaseUrl(nationName);
  const database = await connect(url);
  try {
    await database.runMigrations();
    await database.transaction(seedReference);
    if ((await database.query('select from release limit 1')).length === 0) await loadNation(database);
  } finally {
    await database.destroy();
  }
  await createViews(url);
  return url;
}

async function loadNation(database) {
  const progress = startProgress('Loading the demo nation');
  await loadDemoNation(database, (done, total) => progress.update(done, total));
  progress.end();
  await database.query(
    `update release set state = 'PUBLISHED', published_at = now(), published_by = 'bench' where state = 'DRAFT'`,
  );
  // Or every answer would say that it is a demo's.
  await database.query('delete from demo_nation');
  // Not left to autovacuum, which would be measured.
  await database.query('vacuum (analyze)');
}

/** What PostGraphile makes its schema of; made anew each time, as it costs nothing. */
const createViews = async (url) =>
  withClient(url, async (client) =>
    client.query(await readFile(join(projectRoot, 'bench/peers/postgraphile-views.sql'), 'utf8')),
  );

export async function withClient(url, work) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
