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
import { type Life, makeLife, someMarks, waiting, year } from './life.js';
import { resultsCsv, resultsRow, rowCounts } from './lists.js';

let life: Life;
beforeEach(async () => {
  life = await makeLife();
  await life.draft();
  await life.publish();
  await life.draft([...someMarks].reverse());
});
afterEach(() => life.drop());

const command = (...typed: string[]) =>
  startProgram([join(projectRoot, 'dist/src/cli.js'), ...typed, '--year', String(year)], {
    DATABASE_URL: life.url,
  });

/** What holds a deed up at each of its steps, from its first statement to its last. */
const steps: [string, string][] = [
  ['before it reads', `select from assessment_year where year = ${year} for update`],
  ['before the one that is public ends', 'select from release where number = 1 for update'],
  ['between the two updates', 'select from release where number = 2 for update'],
  ['before the last statement', 'lock table audit_event in share mode'],
];

/** Waits until nobody but the test is connected: what was killed is rolled back then. */
async function alone(): Promise<void> {
  for (const end = Date.now() + 20_000; ; await sleep(10)) {
    const others = await life.database.query<unknown[]>(
      `select from pg_stat_activity where datname = current_database() and backend_type = 'client backend'
          and application_name <> current_setting('application_name')`,
    );
    if (others.length === 0) return;
    if (Date.now() > end) throw new Error('What was killed is still connected after 20 s.');
  }
}

/** Reads as the public does, again and again, until stopped; gives every answer it had, repeats left out. */
function readAlongside(): { stop(): Promise<string[]> } {
  const seen: string[] = [];
  let stopped = false;
  const run = (async () => {
    while (!stopped) {
      const reads = new ReadSession(life.database, scopesOf(anonymous));
      const released = await reads.query<{ id: number; number: number }[]>(
        `select id, number from release where ${isPublic}`,
      );
      const averages = await reads.query<{ release: number; percent: number }[]>(
        `select release_id as release, percent from shown_statistic where release_id = any ($1) and province_code is null
            and type is null and dimension_id is null and indicator_id is null`,
        [released.map(({ id }) => id)],
      );
      await reads.end();
      const answer = `${released.map(({ number }) => number).join('+')}: ${averages.length}`;
      if (seen.at(-1) !== answer) seen.push(answer);
    }
    return seen;
  })();
  return {
    stop() {
      stopped = true;
      return run;
    },
  };
}

async function killWhenWaiting(program: Program): Promise<void> {
  const early = program.ended().then(() => {
    throw new Error(`It ended by itself:\n${program.said()}`);
  });
  await Promise.race([waiting(life.database, 1), early]);
  program.child.kill('SIGKILL');
  await program.ended();
}

async function heldUp(hold: string, then: () => Promise<void>): Promise<void> {
  const holder = life.database.createQueryRunner();
  await holder.query(`begin; ${hold}`);
  try {
    await then();
  } finally {
    await holder.query('rollback');
    await holder.release();
  }
}

test.each(['publish', 'withdraw'])('%s killed at any step leaves what was, and then works', async (deed) => {
  const more = deed === 'publish' ? ['--note', 'Why.'] : ['--number', '1', '--note', 'Why.'];
  const reader = readAlongside();
  for (const [, hold] of deed === 'publish' ? steps : steps.filter(([name]) => !name.startsWith('between'))) {
    await heldUp(hold, async () => {
      const program = command('release', deed, ...more);
      await killWhenWaiting(program);
    });
    await alone();
    expect(await life.states()).toEqual(['PUBLISHED', 'DRAFT']);
    expect(await life.database.query(`select from audit_event where subject <> '2559/1'`)).toEqual([]);
  }
  expect(await command('release', deed, ...more).ended()).toBe(0);
  await sleep(50);
  // No reader saw none, both, or one without its averages; the withdrawn year has none.
  expect(await reader.stop()).toEqual(deed === 'publish' ? ['1: 1', '2: 1'] : ['1: 1', ': 0']);
});

test('an import killed before its first row, or after its last, leaves nothing, and the next works', async () => {
  const file = join(tmpdir(), `${basename(new URL(life.url).pathname)}.csv`);
  await writeFile(file, resultsCsv(resultsRow('2540101,PAO,แพร่,เมือง', someMarks)));
  const typed = ['import:results', file, '--accept', '--accept-changes'];
  const before = await rowCounts(life.database);
  const reader = readAlongside();
  for (const table of ['audit_event', 'statistic']) {
    await heldUp(`lock table ${table} in share mode`, async () => {
      const program = command(...typed);
      await killWhenWaiting(program);
    });
    await alone();
    expect(await rowCounts(life.database)).toEqual(before);
  }
  const next = command(...typed);
  expect([await next.ended(), next.said()]).toEqual([0, expect.stringContaining('Release 3 of 2559')]);
  expect(await reader.stop()).toEqual(['1: 1']);
  await rm(file);
});
