import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { loadDemoNation } from '../../dist/seeds/demo/load.js';
import { seedReference } from '../../dist/seeds/reference.js';
import { connect } from '../../dist/src/database/database.js';
import { startEmbeddedServer } from '../../dist/src/database/embedded/embedded-server.js';
import { projectRoot } from '../../dist/src/paths.js';
import { startProgress } from '../../dist/src/progress.js';
import { writeScoreSheets } from '../../dist/src/release/score-sheets.queries.js';

/** The demo nation, its draft published: five years that everyone may read. */
export const nationName = 'lpa_bench';

/** A server of the bench's own, so that nothing of it stands in the way of a demo that runs beside it. */
export const startServer = () => startEmbeddedServer({ directory: join(projectRoot, '.data', 'bench') });

/** The address of the nation that everybody is asked about; it is loaded where it is not there yet. */
export async function prepareNation(server) {
  const url = await server.databaseUrl(nationName);
  if (await isOfBefore(url)) {
    await dropNations(url);
    return prepareNation(server);
  }
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

/** Whether it was made by an earlier version: facts of what is published cannot be brought up to date without their triggers. */
async function isOfBefore(url) {
  const database = await connect(url);
  try {
    const [{ made }] = await database.query(`select to_regclass('release') is not null as made`);
    return made && (await database.showMigrations());
  } finally {
    await database.destroy();
  }
}

/** The nation, and those of 10 and 100 times its bodies. */
const dropNations = (url) =>
  withClient(new URL('/postgres', url).toString(), async (client) => {
    const { rows } = await client.query('select datname as name from pg_database where datname like $1', [
      `${nationName}%`,
    ]);
    for (const { name } of rows) await client.query(`drop database "${name}" with (force)`);
  });

async function loadNation(database) {
  const progress = startProgress('Loading the demo nation');
  await loadDemoNation(database, (done, total) => progress.update(done, total));
  progress.end();
  await database.query(
    `update release set state = 'PUBLISHED', published_at = now(), published_by = 'bench' where state = 'DRAFT'`,
  );
  await thaw(database);
  await addIndicators(database);
  for (const { id } of await database.query('select id from release')) await writeScoreSheets(database, id);
  // Or every answer would say that it is a demo's.
  await database.query('delete from demo_nation');
  // Not left to autovacuum, which would be measured.
  await database.query('vacuum (analyze)');
}

/** Facts of what is published never change; the bench adds to them, and copies them (grow.mjs). */
async function thaw(database) {
  const triggers = await database.query(
    `select tgname as name, tgrelid::regclass::text as table from pg_trigger where tgname like 'frozen%'`,
  );
  for (const { name, table } of triggers) await database.query(`drop trigger ${name} on ${table}`);
}

/** A body of the demo has 18 marks a year, one of the department some 200: so have those of a province in the year of Q7. */
const addIndicators = (database) =>
  database.query(
    `with last as (select max(i.number) as number from indicator i join dimension d on d.id = i.dimension_id where d.year = $1),
            added as (
              insert into indicator (dimension_id, number, name_th, name_en, full_mark, pilot)
              select dimension.id, last.number + n, 'ตัวชี้วัดที่ ' || n, 'Indicator ' || n, 5, false
                from last, generate_series(1, 182) n
                join (select id, row_number() over (order by number) - 1 as nth, count(*) over () as count
                        from dimension where year = $1) dimension on dimension.nth = n % dimension.count
              returning id, number)
       insert into indicator_score (release_id, local_government_id, indicator_id, province_code, full_mark, score)
       select a.release_id, a.local_government_id, added.id, a.province_code, 5, (a.local_government_id + added.number) % 11 / 2.0
         from assessment a join release r on r.id = a.release_id and r.year = $1, added
        where a.province_code = $2 and a.status = 'ASSESSED'`,
    [2560, '57'],
  );

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
