import type { EntityManager } from 'typeorm';
import { hide } from './disclosure.js';
import { analyzeFacts } from './facts.queries.js';
import { markRanks } from './rank.queries.js';
import { findGroups, findPublicLimits, findTelling, markSuppressed } from './disclosure.queries.js';
import { hideBesideOthers } from './disclosure-releases.js';
import {
  insertEmptyStatistics,
  insertIndicatorStatistics,
  insertStatistics,
  markProvinceRanks,
} from './statistics.queries.js';
import { findEverPublic } from './versions.queries.js';

/**
 * Works out, once, all that is read of a release and was not imported: ranks, the statistics of the nation and the
 * provinces, and which of those would give a single body away. To be called once, in the transaction that wrote the
 * facts, after the last of them.
 */
export async function completeRelease(
  db: EntityManager,
  releaseId: number,
  onStep?: (done: number, total: number) => void,
): Promise<void> {
  for (const [done, step] of steps.entries()) {
    onStep?.(done, steps.length);
    await step(db, releaseId);
  }
  onStep?.(steps.length, steps.length);
}

/** One after the other, as each reads what those before it wrote. */
const steps: readonly ((db: EntityManager, releaseId: number) => Promise<unknown>)[] = [
  analyzeFacts,
  markRanks,
  insertStatistics,
  insertIndicatorStatistics,
  insertEmptyStatistics,
  markProvinceRanks,
  suppress,
  hideBesideOthers,
];

async function suppress(db: EntityManager, releaseId: number): Promise<void> {
  const groups = await findGroups(db, releaseId, await findEverPublic(db, releaseId));
  const limits = (await findPublicLimits(db, releaseId)) ?? undefined;
  await markSuppressed(db, releaseId, hide(groups, limits, await findTelling(db, releaseId)));
}
