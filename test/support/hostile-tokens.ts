import { createHmac, generateKeyPairSync } from 'node:crypto';
import jwt from 'jsonwebtoken';
import { tokenKeys } from '../../src/viewer/token.js';
import { jwtSecret } from './ask.js';

const { kid } = tokenKeys(jwtSecret).signing;

export const now = (): number => Math.floor(Date.now() / 1000);

/** Whose token it would be. */
export interface Subject {
  readonly accountId: number;
  readonly sessionId: number;
}

const claimsOf = ({ accountId, sessionId }: Subject): Record<string, unknown> => ({
  ...{ iss: 'lpa-graphql', aud: 'lpa-graphql', sub: String(accountId), sid: String(sessionId) },
  ...{ iat: now(), exp: now() + 600 },
});

/** A token that is good, but for what is changed of its claims, its header or its key; undefined takes a claim away. */
export function forge(subject: Subject, claims: object = {}, header: object = {}, key = jwtSecret): string {
  const head = { alg: 'HS256', typ: 'JWT', kid, ...header };
  const body = { ...claimsOf(subject), ...claims };
  const text = [head, body].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.');
  return `${text}.${createHmac('sha256', key).update(text).digest('base64url')}`;
}

const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });

type Forgery = (subject: Subject) => string;
const unsigned: Forgery = (subject) => forge(subject, {}, { alg: 'none' }).replace(/[^.]*$/, '');
const good: Forgery = (subject) => forge(subject);

/** Everything that may be sent as `Authorization` and is no good token, though much of it is signed with our key. */
export const hostile: Readonly<Record<string, Forgery>> = {
  'no scheme': good,
  'another scheme': (s) => `Basic ${good(s)}`,
  'a user and password': () => 'Basic YTpi',
  'an empty token': () => 'Bearer ',
  'the scheme alone': () => 'Bearer',
  'two tokens': (s) => `Bearer ${good(s)} ${good(s)}`,
  'a token with a comma behind': (s) => `Bearer ${good(s)},`,
  garbage: () => 'Bearer x.y.z',
  'one letter': () => 'Bearer x',
  'two parts': (s) => `Bearer ${good(s).split('.').slice(0, 2).join('.')}`,
  'four parts': (s) => `Bearer ${good(s)}.x`,
  'a huge token': () => `Bearer ${'a'.repeat(9000)}.${'b'.repeat(100)}.c`,
  'another key': (s) => `Bearer ${forge(s, {}, {}, 'another secret that is long enough for it')}`,
  'an empty key': (s) => `Bearer ${forge(s, {}, {}, '')}`,
  'no signature': (s) => `Bearer ${unsigned(s)}`,
  'the algorithm none, signed all the same': (s) => `Bearer ${forge(s, {}, { alg: 'none' })}`,
  'the algorithm None': (s) => `Bearer ${forge(s, {}, { alg: 'None' })}`,
  'no algorithm': (s) => `Bearer ${forge(s, {}, { alg: undefined })}`,
  'the algorithm HS512': (s) =>
    `Bearer ${jwt.sign(claimsOf(s), jwtSecret, { algorithm: 'HS512', keyid: kid })}`,
  'the algorithm HS512 in name': (s) => `Bearer ${forge(s, {}, { alg: 'HS512' })}`,
  'the algorithm RS256': (s) =>
    `Bearer ${jwt.sign(claimsOf(s), rsa.privateKey, { algorithm: 'RS256', keyid: kid })}`,
  'a signature cut short': (s) => `Bearer ${good(s).slice(0, -4)}`,
  'a claim changed after it was signed': (s) => {
    const [head, , signature] = good(s).split('.');
    const body = Buffer.from(JSON.stringify({ ...claimsOf(s), sub: '2' })).toString('base64url');
    return `Bearer ${head}.${body}.${signature}`;
  },
  'no name of a key': (s) => `Bearer ${forge(s, {}, { kid: undefined })}`,
  'the name of no key': (s) => `Bearer ${forge(s, {}, { kid: 'AAAAAAAA' })}`,
  'a name of a key that is a path': (s) => `Bearer ${forge(s, {}, { kid: '../../dev/null' })}`,
  'a name of a key that is a number': (s) => `Bearer ${forge(s, {}, { kid: 1 })}`,
  'another type': (s) => `Bearer ${forge(s, {}, { typ: 'at+jwt' })}`,
  'no type': (s) => `Bearer ${forge(s, {}, { typ: undefined })}`,
  'another issuer': (s) => `Bearer ${forge(s, { iss: 'other' })}`,
  'no issuer': (s) => `Bearer ${forge(s, { iss: undefined })}`,
  'another audience': (s) => `Bearer ${forge(s, { aud: 'other' })}`,
  'no audience': (s) => `Bearer ${forge(s, { aud: undefined })}`,
  expired: (s) => `Bearer ${forge(s, { iat: now() - 700, exp: now() - 100 })}`,
  'issued in the future': (s) => `Bearer ${forge(s, { iat: now() + 1000, exp: now() + 1600 })}`,
  'not to be used yet': (s) => `Bearer ${forge(s, { nbf: now() + 1000 })}`,
  'an expiry in the year 2999': (s) => `Bearer ${forge(s, { exp: 32503680000 })}`,
  'an expiry without end': (s) => `Bearer ${forge(s, { exp: 1e300 })}`,
  'an expiry a second too late': (s) => `Bearer ${forge(s, { exp: now() + 901 })}`,
  'an expiry that is text': (s) => `Bearer ${forge(s, { exp: String(now() + 600) })}`,
  'no expiry': (s) => `Bearer ${forge(s, { exp: undefined })}`,
  'no time of issue': (s) => `Bearer ${forge(s, { iat: undefined })}`,
  'an issue long ago': (s) => `Bearer ${forge(s, { iat: now() - 3600 })}`,
  'no subject': (s) => `Bearer ${forge(s, { sub: undefined })}`,
  'a subject that is a number': (s) => `Bearer ${forge(s, { sub: s.accountId })}`,
  'a subject that is no account': (s) => `Bearer ${forge(s, { sub: '1 or true' })}`,
  'a subject that is a list': (s) => `Bearer ${forge(s, { sub: [String(s.accountId)] })}`,
  'a subject of too many digits': (s) => `Bearer ${forge(s, { sub: '99999999999' })}`,
  'an unknown account': (s) => `Bearer ${forge(s, { sub: '999999' })}`,
  'the session of another account': (s) => `Bearer ${forge(s, { sub: String(s.accountId + 1) })}`,
  'no session': (s) => `Bearer ${forge(s, { sid: undefined })}`,
  'an unknown session': (s) => `Bearer ${forge(s, { sid: '999999' })}`,
  'a session that is no number': (s) => `Bearer ${forge(s, { sid: '1; select 1' })}`,
};
