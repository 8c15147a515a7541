import type { EntityManager } from 'typeorm';
import { analyzeFacts } from './facts.queries.js';
import { hideAverages } from './hide-averages.js';
import { markRanks } from './rank.queries.js';
import { writeScoreSheets } from './score-sheets.queries.js';
import {
  insertEmptyStatistics,
  insertIndicatorStatistics,
  insertStatistics,
  markProvinceRanks,
} from './statistics.queries.js';

/**
 * Works out, once, all that is read of a release and was not imported: ranks, score sheets, the statistics of the
 * nation and the provinces, and which of those would give a single body away. To be called once, in the transaction that wrote the
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
  writeScoreSheets,
  insertStatistics,
  insertIndicatorStatistics,
  insertEmptyStatistics,
  markProvinceRanks,
  hideAverages,
];
