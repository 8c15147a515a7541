import { createHash, createSecretKey, type KeyObject } from 'node:crypto';
import jwt from 'jsonwebtoken';

const issuer = 'lpa-graphql';
const audience = 'lpa-graphql';

/** How long a token is good for, in seconds. */
export const tokenLifetime = 15 * 60;

/** A clock may be this many seconds off. */
const clockTolerance = 30;

/** The key that signs, and all that verify, by the name that a token gives of its own. */
export interface TokenKeys {
  readonly signing: { readonly kid: string; readonly key: KeyObject };
  readonly byKid: ReadonlyMap<string, KeyObject>;
}

/**
 * Keys of the secrets: the first signs, the others verify what they signed before, or will sign soon. Key objects,
 * since verifying with them costs a thirtieth of verifying with the text of the secret.
 */
export function tokenKeys(secret: string, others: readonly string[] = []): TokenKeys {
  const keys = [secret, ...others].map((text) => ({
    kid: createHash('sha256').update(`lpa-graphql kid ${text}`).digest('base64url').slice(0, 8),
    key: createSecretKey(Buffer.from(text, 'utf8')),
  }));
  const [signing] = keys as [(typeof keys)[0]];
  return { signing, byKid: new Map(keys.map(({ kid, key }) => [kid, key])) };
}

/** Whose token it is, and of which log-in. */
export interface TokenSubject {
  readonly accountId: number;
  readonly sessionId: number;
}

/** A token says who, never what it may do: role and scope are read from the database. */
export function signToken({ signing }: TokenKeys, { accountId, sessionId }: TokenSubject): string {
  return jwt.sign({ sid: String(sessionId) }, signing.key, {
    algorithm: 'HS256',
    keyid: signing.kid,
    issuer,
    audience,
    subject: String(accountId),
    expiresIn: tokenLifetime,
  });
}

/** A token that was found good, and until when it is, in seconds since 1970. */
export interface VerifiedToken extends TokenSubject {
  readonly until: number;
}

/** Whether a token that was found good is so still: nothing but time can change that. */
export const isStillGood = ({ until }: VerifiedToken): boolean => Math.floor(Date.now() / 1000) < until;

/** Why a token is not good: it is none of ours, or its time is over. */
export type BadToken = 'FORGED' | 'EXPIRED';

/** Whose token it is, or why it is not good. */
export function verifyToken(keys: TokenKeys, token: string): VerifiedToken | BadToken {
  try {
    const { header } = jwt.decode(token, { complete: true }) ?? {};
    const key = typeof header?.kid === 'string' ? keys.byKid.get(header.kid) : undefined;
    // The library lets a token pass that is of another type.
    if (key === undefined || header?.typ !== 'JWT') return 'FORGED';
    const payload = jwt.verify(token, key, {
      algorithms: ['HS256'],
      issuer,
      audience,
      clockTolerance,
      maxAge: tokenLifetime,
    });
    return (typeof payload === 'string' ? null : verified(payload)) ?? 'FORGED';
  } catch (error) {
    // The signature is looked at first.
    return error instanceof jwt.TokenExpiredError ? 'EXPIRED' : 'FORGED';
  }
}

/** The library also lets one pass that has no expiry, one in the far future, or an issue date to come. */
function verified({ exp, iat, sub, sid }: jwt.JwtPayload): VerifiedToken | null {
  if (exp === undefined || iat === undefined || !isId(sub) || !isId(sid)) return null;
  if (exp - iat > tokenLifetime || iat > Date.now() / 1000 + clockTolerance) return null;
  return { accountId: Number(sub), sessionId: Number(sid), until: exp + clockTolerance };
}

const isId = (claim: unknown): claim is string =>
  typeof claim === 'string' && /^[1-9][0-9]{0,8}$/.test(claim);
