import type { EntityManager } from 'typeorm';
import { briefly } from '../database/briefly.js';
import { recordDeed } from '../audit/record.queries.js';
import { refuse, type Refused, UserErrorCode } from '../user-errors.js';
import { hashOfSecret } from '../viewer/secret.js';
import type { TokenKeys } from '../viewer/token.js';
import type { Exchanges } from './exchanges.js';
import { endSession, isUsed, lockSessionOf, useRefreshToken } from './session.queries.js';
import { giveTokens, type Tokens } from './tokens.js';

/**
 * Gives new tokens for a refresh token, which is good once. One that comes again was stolen, or its thief was faster:
 * whichever it is, the whole session ends.
 */
export function refresh(
  database: EntityManager,
  tools: RefreshTools,
  { refreshToken, origin }: { refreshToken: string; origin: string },
): Promise<Tokens | Refused> {
  const hash = hashOfSecret(refreshToken);
  return tools.exchanges.join(hash, () => exchange(database, tools.keys, { hash, origin }));
}

/** What renewing a session works with. */
export interface RefreshTools {
  readonly keys: TokenKeys;
  readonly exchanges: Exchanges;
}

const exchange = (
  database: EntityManager,
  keys: TokenKeys,
  { hash, origin }: { hash: Buffer; origin: string },
): Promise<Tokens | Refused> =>
  briefly(database, async (db): Promise<Tokens | Refused> => {
    const session = await lockSessionOf(db, hash);
    if (session === null || !session.alive) return refused;
    if (await useRefreshToken(db, hash)) {
      const { accountId, sessionId } = session;
      return giveTokens(db, keys, { accountId, sessionId, parent: hash });
    }
    if (await isUsed(db, hash)) {
      await endSession(db, session.sessionId);
      await recordDeed(db, { action: 'REFRESH_TOKEN_REUSED', actor: session.username, origin });
    }
    return refused;
  });

const refused = refuse(UserErrorCode.INVALID_REFRESH_TOKEN, ['refreshToken'], {
  th: 'โทเคนต่ออายุใช้ไม่ได้แล้ว โปรดเข้าสู่ระบบใหม่',
  en: 'The refresh token is not valid or was used before: log in again.',
});
