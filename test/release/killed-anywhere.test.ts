import { rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ReadSession } from '../../src/database/read-session.js';
import { projectRoot } from '../../src/paths.js';
import { isPublic } from '../../src/release/release-state.queries.js';
import { scopesOf } from '../../src/viewer/scopes.js';
import { anonymous } from '../../src/viewer/viewer.js';
import { type Program, startProgram } from '../support/program.js';
import { type Life, makeLife, someMarks, year } from './life.js';
import { resultsCsv, resultsRow } from './lists.js';

const KILLS = 20;

let life: Life;
let file: string;
beforeEach(async () => {
  life = await makeLife();
  file = join(tmpdir(), `${basename(new URL(life.url).pathname)}.csv`);
  await writeFile(file, resultsCsv(resultsRow('2540101,PAO,แพร่,เมือง', someMarks)));
  await life.draft();
  await life.publish();
});
afterEach(async () => {
  await rm(file);
  await life.drop();
});

const command = (...typed: string[]): Program =>
  startProgram([join(projectRoot, 'dist/src/cli.js'), 'release', ...typed, '--year', String(year)], {
    DATABASE_URL: life.url,
  });
const deeds = {
  import: () => command('import', file, '--accept', '--accept-changes'),
  publish: () => command('publish', '--note', 'Why.'),
};

const others = () =>
  life.database.query<unknown[]>(
    `select from pg_stat_activity where datname = current_database() and backend_type = 'client backend'
        and application_name <> current_setting('application_name')`,
  );

async function until(connected: boolean, ended: () => boolean = () => false): Promise<void> {
  for (const end = Date.now() + 60_000; ; await sleep(connected ? 2 : 10)) {
    if ((await others()).length > 0 === connected || ended()) return;
    if (Date.now() > end) throw new Error(`In a minute it was not ${connected ? '' : 'dis'}connected.`);
  }
}

/** Lets a deed run, and kills it so many milliseconds after it came to the database, if it still runs. */
async function run(deed: keyof typeof deeds, killAfter: number | null): Promise<number> {
  const program = deeds[deed]();
  await until(true, () => program.child.exitCode !== null);
  const connected = performance.now();
  if (killAfter !== null) {
    await sleep(killAfter);
    program.child.kill('SIGKILL');
  }
  await program.ended();
  await until(false);
  return performance.now() - connected;
}

/** What the public has is one whole release: its number, its rows, and averages that are theirs. */
const publicNow = `
  select r.number, (select count(*)::int from assessment a where a.release_id = r.id) as bodies,
         (select count(*)::int from shown_statistic s where s.release_id = r.id and s.province_code is null
             and s.type is null and s.dimension_id is null) as averages
    from release r where ${isPublic}`;

/** Reads as the department does, who sees all of them; repeats are left out. */
function readAlongside(): { stop(): Promise<string[]> } {
  const seen = new Set<string>();
  let stopped = false;
  const reader = scopesOf({ role: 'DEPARTMENT', accountId: 1, username: 'reader' });
  const run = (async () => {
    while (!stopped) {
      const reads = new ReadSession(life.database, reader);
      const rows = await reads.query<{ number: number; bodies: number; averages: number }[]>(publicNow);
      await reads.end();
      seen.add(rows.map(({ bodies, averages }) => `${bodies} bodies, ${averages} average`).join(' and '));
      const open = new ReadSession(life.database, scopesOf(anonymous));
      expect(await open.query<unknown[]>(`select from release where ${isPublic}`)).toHaveLength(1);
      await open.end();
      await sleep(2);
    }
    return [...seen];
  })();
  return {
    stop() {
      stopped = true;
      return run;
    },
  };
}

/** Every release that is there is whole, and has the deed that made it, but for the first draft, which no deed made. */
const halves = `
  select number from release r
   where (select count(*) from assessment a where a.release_id = r.id) <> 3
      or (select count(*) from statistic s where s.release_id = r.id and s.province_code is null and s.type is null
             and s.dimension_id is null) <> 1
      or (created_by <> 'tester' and not exists (select from audit_event e where e.subject = r.year || '/' || r.number))
      or (published_at is not null) <> exists (
            select from audit_event e where e.subject = r.year || '/' || r.number and e.action = 'PUBLISH')`;

test(`import and publish killed at ${KILLS} random moments leave what was or what they did, never a mixture`, async () => {
  await life.draft([...someMarks].reverse());
  const whole = { import: await run('import', null), publish: await run('publish', null) };
  const reader = readAlongside();
  const moments: string[] = [];
  for (let n = 0; n < KILLS; n++) {
    const deed = n % 2 === 0 ? 'import' : 'publish';
    if (deed === 'publish') await life.draft();
    const moment = Math.random() * whole[deed];
    moments.push(`${deed} after ${moment.toFixed(1)} of ${whole[deed].toFixed(1)} ms`);
    await run(deed, moment);
    expect({ moments, halves: await life.database.query(halves) }).toEqual({ moments, halves: [] });
  }
  const before = await life.states();
  await run('import', null);
  await run('publish', null);
  expect(await life.states()).toEqual([
    ...before.map((state) => state.replace('PUBLISHED', 'SUPERSEDED')),
    'PUBLISHED',
  ]);
  expect(await life.database.query(halves)).toEqual([]);
  expect(await reader.stop()).toEqual(['3 bodies, 1 average']);
}, 600_000);
