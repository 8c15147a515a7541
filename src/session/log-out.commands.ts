import type { EntityManager } from 'typeorm';
import { briefly } from '../database/briefly.js';
import { recordDeed } from '../audit/record.queries.js';
import { refuse, type Refused, UserErrorCode } from '../user-errors.js';
import type { Doer } from '../viewer/viewer.js';
import { endSession, endSessionsOf } from './session.queries.js';

export type LoggedOut = { readonly ok: true } | Refused;

/** Ends the session of who asks, or all sessions of the account. */
export async function logOut(
  database: EntityManager,
  { viewer, origin }: Doer,
  everywhere: boolean,
): Promise<LoggedOut> {
  if (viewer.role === 'PUBLIC' || viewer.credential?.kind !== 'SESSION') return noSession;
  const { accountId, username, credential } = viewer;
  await briefly(database, async (db) => {
    await (everywhere ? endSessionsOf(db, accountId) : endSession(db, credential.id));
    const action = everywhere ? 'LOG_OUT_EVERYWHERE' : 'LOG_OUT';
    await recordDeed(db, { action, actor: username, origin });
  });
  return { ok: true };
}

const noSession = refuse(UserErrorCode.NOT_ALLOWED, [], {
  th: 'คีย์ไม่มีการเข้าสู่ระบบให้ออก ผู้ดูแลระบบเป็นผู้ยกเลิกคีย์',
  en: 'A key is not logged in: an administrator ends it with revokeApiKey.',
});
