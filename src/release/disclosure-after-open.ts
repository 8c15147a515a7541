import type { EntityManager } from 'typeorm';
import { FEWEST_BODIES_THAT_BLUR } from './disclosure-audit.js';
import type { HiddenGroup } from './disclosure-releases.js';
import { hide } from './disclosure.js';
import { findShown, findUntold, findUntoldIndicators } from './versions.queries.js';

/**
 * What a strict release tells of few to those who know all that stands in an open one of its year. An open one does not
 * tell all of it, but much, and how what it tells ties in with dimensions and indicators is not worked out: only what
 * is in none of the open ones is taken for unknown, and is hidden as if there were no more of the nation. An indicator
 * that holds any such mark is hidden.
 */
export async function findToldAfterOpen(
  db: EntityManager,
  releaseId: number,
  open: readonly number[],
): Promise<HiddenGroup[]> {
  const large = (await findShown(db, [releaseId])).filter(({ bodies }) => bodies >= FEWEST_BODIES_THAT_BLUR);
  const blurred = new Set(large.map(nameOf));
  const groups = (await findUntold(db, releaseId, open)).map((group) =>
    blurred.has(nameOf(group)) ? { ...group, secret: false } : group,
  );
  return [...hide(groups).map(({ group }) => group), ...(await findUntoldIndicators(db, releaseId, open))]
    .filter((group) => !blurred.has(nameOf(group)))
    .map(({ provinceCode, type, indicatorId }) => ({ provinceCode, type, indicatorId }));
}

const nameOf = ({ provinceCode, type, indicatorId }: HiddenGroup): string =>
  [provinceCode, type, indicatorId].join();
