import type { EntityManager } from 'typeorm';
import { hide } from './disclosure.js';
import { findGroups, findPublicLimits, findTelling, markSuppressed } from './disclosure.queries.js';
import { hideBesideOthers } from './disclosure-releases.js';
import { forgetSuppressed, takeDisclosure } from './disclosure-setting.queries.js';
import { findEverPublic } from './versions.queries.js';

/**
 * Decides which averages of a draft the public will not see, by the setting that its year has now. What was decided
 * before is forgotten, so that a draft that is there follows another setting.
 */
export async function hideAverages(db: EntityManager, releaseId: number): Promise<void> {
  const disclosure = await takeDisclosure(db, releaseId);
  await forgetSuppressed(db, releaseId);
  const others = (await findEverPublic(db, releaseId)).map(({ id }) => id);
  const groups = await findGroups(db, releaseId, others);
  if (disclosure === 'OPEN') {
    const empty = groups.filter(({ bodies }) => bodies === 0);
    await markSuppressed(
      db,
      releaseId,
      empty.map((group) => ({ group, reason: 'NOT_ASSESSED' })),
    );
  } else {
    const limits = (await findPublicLimits(db, releaseId)) ?? undefined;
    await markSuppressed(db, releaseId, hide(groups, limits, await findTelling(db, releaseId)));
  }
  await hideBesideOthers(db, { id: releaseId, disclosure });
}
