// Imports a whole nation as an operator would, on the embedded server, and prints what it cost: "npm run bench:import".
import { spawn } from 'node:child_process';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { availableParallelism, cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { composeBodies } from '../dist/seeds/demo/bodies.js';
import { insertRegistry } from '../dist/seeds/demo/registry.js';
import { seedReference } from '../dist/seeds/reference.js';
import { openDatabase } from '../dist/src/database/open.js';
import { readDatabaseConfig } from '../dist/src/config.js';
import { completeRelease } from '../dist/src/release/complete.js';
import { nameOfRun, writeDimensionMarks, writeIndicatorCsv, writeIndicatorXlsx } from './import-files.mjs';

const YEAR = 2568;
/** Of each of the five dimensions. */
const INDICATORS = 24;
const FULL = 5;

/** Tells at its end what the process had in memory at the most, in kilobytes. */
const tellMemory =
  'data:text/javascript,process.on("exit",()=>console.error("maxRSS="+process.resourceUsage().maxRSS+" cpu="+(process.cpuUsage().user+process.cpuUsage().system)))';

async function run(label, url, file, limit) {
  const started = performance.now();
  const { size } = await stat(file);
  const child = spawn(
    process.execPath,
    [
      ...['--import', tellMemory, join(import.meta.dirname, '../dist/src/cli.js'), 'import:results', file],
      ...['--year', String(YEAR), '--accept'],
    ],
    { env: { ...process.env, DATABASE_URL: url }, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (said += text));
  const code = await new Promise((resolve) => child.on('close', resolve));
  const seconds = (performance.now() - started) / 1000;
  if (code !== 0) throw new Error(`${label} failed:\n${said.slice(-2000)}`);
  const memory = Number(/maxRSS=(\d+)/.exec(said)?.[1]) / 1024;
  const cpu = Number(/cpu=(\d+)/.exec(said)?.[1]) / 1e6;
  row(label, `${(size / 1e6).toFixed(1)} MB`, seconds, cpu, memory, limit);
}

function row(label, size, seconds, cpu, memory, limit) {
  const figures = [
    label.padEnd(34),
    size.padStart(9),
    `${seconds.toFixed(1)} s`.padStart(8),
    (cpu === null ? '' : `${cpu.toFixed(1)} s`).padStart(8),
    (memory === null ? '' : `${memory.toFixed(0)} MB`).padStart(8),
    `  ${limit}`,
  ];
  console.log(figures.join(' '));
}

const folder = await mkdtemp(join(tmpdir(), 'lpa-bench-'));
const { database, close } = await openDatabase(readDatabaseConfig(), nameOfRun());
try {
  await database.runMigrations();
  const bodies = composeBodies();
  await database.transaction(async (db) => {
    await seedReference(db);
    await insertRegistry(db, bodies);
    await db.query(
      `insert into indicator (dimension_id, number, name_th, name_en, full_mark)
       select id, n, 'ตัวชี้วัด', 'Indicator', $2 from dimension, generate_series(1, $3::int) n where year = $1`,
      [YEAR, FULL, INDICATORS],
    );
  });
  const dimensions = await database.query('select number from dimension where year = $1 order by number', [
    YEAR,
  ]);
  const indicators = dimensions.flatMap(({ number }) =>
    Array.from({ length: INDICATORS }, (_, at) => ({ name: `${number}.${at + 1}`, full: FULL })),
  );
  const nation = { bodies, indicators, fulls: dimensions.map(() => INDICATORS * FULL) };
  const url = database.options.url;
  const [cpu] = cpus();
  console.log(
    `${new Date().toISOString().slice(0, 10)}, ${cpu?.model ?? 'unknown processor'}, ${availableParallelism()} cores, Node ${process.versions.node}`,
  );
  console.log(
    `${bodies.length} local governments, ${bodies.length * indicators.length} marks of indicators\n`,
  );
  console.log(
    'what'.padEnd(34),
    'file'.padStart(9),
    'time'.padStart(8),
    'CPU'.padStart(8),
    'memory'.padStart(8),
    '  goal',
  );

  const files = {
    dimensions: join(folder, 'dimensions.csv'),
    csv: join(folder, 'indicators.csv'),
    xlsx: join(folder, 'indicators.xlsx'),
  };
  const only = process.argv[2];
  if (!only || only === 'dimensions') {
    await writeDimensionMarks(files.dimensions, nation);
    await run('marks per dimension, CSV', url, files.dimensions, '8 s');
  }
  if (!only || only === 'csv') {
    await writeIndicatorCsv(files.csv, nation);
    await run('marks per indicator, CSV', url, files.csv, '60 s, 500 MB');
  }
  if (!only || only === 'xlsx') {
    await writeIndicatorXlsx(files.xlsx, nation);
    await run('marks per indicator, XLSX', url, files.xlsx, '60 s, 500 MB');
  }
  const [release] = await database.query('select max(id) as id from release');
  await database.query('delete from statistic where release_id = $1', [release.id]);
  const started = performance.now();
  await database.transaction((db) => completeRelease(db, release.id));
  row('ranks and statistics of the last', '', (performance.now() - started) / 1000, null, null, '10 s');
} finally {
  await database.destroy().catch(() => undefined);
  await close().catch(() => undefined);
  await rm(folder, { recursive: true, force: true });
}
