import type { DataSource, EntityManager } from 'typeorm';
import { StartUpError } from '../../src/errors.js';
import { withoutForeignKeys } from '../../src/release/bulk-load.queries.js';
import { markChanges } from '../../src/release/changes.queries.js';
import { completeRelease } from '../../src/release/complete.js';
import { insertFacts } from '../../src/release/facts.queries.js';
import { insertAccounts } from './accounts.js';
import { composeBodies } from './bodies.js';
import type { Body } from './body.js';
import { factsOf } from './facts.js';
import { fingerprintOfResults } from './fingerprint.js';
import { insertIndicators, type FrameworkIds } from './framework-ids.js';
import { isDemo } from './is-demo.js';
import { insertRegistry } from './registry.js';
import { finishRelease, insertRelease } from './release-rows.js';
import { releases } from './releases.js';
import { composeResults } from './results.js';

/** Told after each step how much of the whole is done; the unit is about the time that one body's results take. */
export type Progress = (done: number, total: number) => void;

/** What ranks and statistics of a release cost, and the checks at the end, beside writing its results. */
const COST = { results: 1, completion: 2, checks: 1 };

/**
 * Fills a migrated database with reference data with the demo nation, unless it is there already. All in one
 * transaction, so whatever ends it early leaves nothing; the mark that tells a demo from a real registry comes last.
 * @throws StartUpError where the database holds a real registry
 */
export async function loadDemoNation(database: DataSource, onProgress: Progress): Promise<void> {
  await database.transaction(async (db) => {
    // Whoever starts a second demo on this database waits here until the first is loaded.
    await db.query('lock table demo_nation in share row exclusive mode');
    if (await isDemo(db)) return;
    await assertEmpty(db);
    const bodies = composeBodies();
    const ids = await insertRegistry(db, bodies);
    await insertAccounts(db, bodies, ids);
    const total = bodies.length * (releases.length * (COST.results + COST.completion) + COST.checks);
    await withoutForeignKeys(db, () =>
      loadReleases(db, bodies, ids, (done) => {
        onProgress(done, total);
      }),
    );
    await db.query('insert into demo_nation default values');
    onProgress(total, total);
  });
}

async function assertEmpty(db: EntityManager): Promise<void> {
  const real = await db.query<unknown[]>('select from local_government limit 1');
  if (real.length > 0)
    throw new StartUpError(
      'The database already holds a real registry: the demo nation needs a database of its own.',
    );
}

async function loadReleases(
  db: EntityManager,
  bodies: readonly Body[],
  ids: ReadonlyMap<string, number>,
  onProgress: (done: number) => void,
): Promise<void> {
  const frameworks = new Map<number, FrameworkIds>();
  const firsts = new Map<number, number>();
  for (const [index, release] of releases.entries()) {
    const before = index * bodies.length * (COST.results + COST.completion);
    const framework = frameworks.get(release.year) ?? (await insertIndicators(db, release.year));
    frameworks.set(release.year, framework);
    const results = release.of(composeResults(bodies, release.year));
    const releaseId = await insertRelease(db, release, fingerprintOfResults(results));
    await insertFacts(db, releaseId, factsOf(results, release.year, ids, framework), (done) => {
      onProgress(before + done * COST.results);
    });
    await completeRelease(db, releaseId);
    const first = firsts.get(release.year);
    if (first === undefined) firsts.set(release.year, releaseId);
    else await markChanges(db, { id: releaseId }, { id: first });
    await finishRelease(db, releaseId, release);
    onProgress(before + bodies.length * (COST.results + COST.completion));
  }
}
