import { randomBytes } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { hashOfSecret } from '../viewer/secret.js';
import { signToken, type TokenKeys, tokenLifetime } from '../viewer/token.js';
import { insertRefreshToken, insertSession } from './session.queries.js';

/** What a log-in or a renewal gives. */
export interface Tokens {
  readonly ok: true;
  readonly token: string;
  readonly expiresAt: Date;
  readonly refreshToken: string;
}

/** Opens a session and gives its first tokens. */
export async function openSession(db: EntityManager, keys: TokenKeys, accountId: number): Promise<Tokens> {
  const sessionId = await insertSession(db, accountId);
  return giveTokens(db, keys, { accountId, sessionId, parent: null });
}

/** The next tokens of a session. The refresh token is told this once and kept as a hash. */
export async function giveTokens(
  db: EntityManager,
  keys: TokenKeys,
  { parent, ...subject }: { accountId: number; sessionId: number; parent: Buffer | null },
): Promise<Tokens> {
  const refreshToken = randomBytes(32).toString('base64url');
  await insertRefreshToken(db, {
    ...{ hash: hashOfSecret(refreshToken), sessionId: subject.sessionId, parent },
  });
  const expiresAt = new Date(Date.now() + tokenLifetime * 1000);
  return { ok: true, token: signToken(keys, subject), expiresAt, refreshToken };
}
