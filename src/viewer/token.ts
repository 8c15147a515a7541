import { createSecretKey, type KeyObject } from 'node:crypto';
import jwt from 'jsonwebtoken';

const issuer = 'lpa-graphql';
const audience = 'lpa-graphql';

/** How long a token is good for, in seconds. */
export const tokenLifetime = 15 * 60;

/** A clock may be this many seconds off. */
const clockTolerance = 30;

/** A key object: verifying with it costs a thirtieth of verifying with the text of the secret. */
export const tokenKey = (secret: string): KeyObject => createSecretKey(Buffer.from(secret, 'utf8'));

/** A token says who, never what it may do: role and scope are read from the database at each request. */
export function signToken(key: KeyObject, accountId: number): string {
  return jwt.sign({}, key, {
    algorithm: 'HS256',
    issuer,
    audience,
    subject: String(accountId),
    expiresIn: tokenLifetime,
  });
}

/** The account of a token, or null where it is not one of ours or not good now. */
export function verifyToken(key: KeyObject, token: string): number | null {
  try {
    const { header, payload } = jwt.verify(token, key, {
      algorithms: ['HS256'],
      issuer,
      audience,
      clockTolerance,
      maxAge: tokenLifetime,
      complete: true,
    });
    // The library lets a token pass that has no expiry, one in the far future, or an issue date to come.
    if (typeof payload === 'string' || header.typ !== 'JWT') return null;
    const { exp, iat, sub } = payload;
    if (exp === undefined || iat === undefined || sub === undefined || !/^[1-9][0-9]{0,9}$/.test(sub))
      return null;
    if (exp - iat > tokenLifetime || iat > Date.now() / 1000 + clockTolerance) return null;
    return Number(sub);
  } catch {
    return null;
  }
}
