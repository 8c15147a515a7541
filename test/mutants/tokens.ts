import { inFile, type Mutation } from './mutation.js';

const hostile = (name: string) => ['http/hostile-tokens', `${name} is 401, never silently nobody`] as const;
const ended = (name: string) => ['http/hostile-tokens', name] as const;
const sessions = (name: string) => ['http/sessions', name] as const;

/** Who asks: what makes a token, a session or a key a good one. */
export const tokenMutations: Mutation[] = [
  ...inFile(
    'src/viewer/token.ts',
    {
      takes: 'the signature',
      from: 'const payload = jwt.verify(token, key, {',
      to: 'const payload = jwt.decode(token) ?? jwt.verify(token, key, {',
      foundBy: hostile('another key'),
    },
    {
      takes: 'the algorithm',
      from: `algorithms: ['HS256'],`,
      to: `algorithms: ['HS256', 'HS512'],`,
      foundBy: hostile('the algorithm HS512'),
    },
    {
      takes: 'the type',
      from: `if (key === undefined || header?.typ !== 'JWT') return 'FORGED';`,
      to: `if (key === undefined) return 'FORGED';`,
      foundBy: hostile('another type'),
    },
    {
      takes: 'the name of the key',
      from: 'keys.byKid.get(header.kid) : undefined;',
      to: '(keys.byKid.get(header.kid) ?? keys.signing.key) : keys.signing.key;',
      foundBy: hostile('the name of no key'),
    },
    {
      takes: 'the issuer',
      from: '      issuer,\n      audience,\n      clockTolerance,',
      to: '      audience,\n      clockTolerance,',
      foundBy: hostile('another issuer'),
    },
    {
      takes: 'the audience',
      from: '      issuer,\n      audience,\n      clockTolerance,',
      to: '      issuer,\n      clockTolerance,',
      foundBy: hostile('another audience'),
    },
    {
      takes: 'the end of a token',
      from: 'maxAge: tokenLifetime,',
      to: 'maxAge: tokenLifetime, ignoreExpiration: true,',
      foundBy: hostile('expired'),
    },
    {
      takes: 'that a token has an end',
      from: 'if (exp === undefined || iat === undefined',
      to: 'if (iat === undefined',
      foundBy: hostile('no expiry'),
    },
    {
      takes: 'that a token’s end is near',
      from: 'if (exp - iat > tokenLifetime || ',
      to: 'if (',
      foundBy: hostile('an expiry in the year 2999'),
    },
    {
      takes: 'that a token was given in the past',
      from: ' || iat > Date.now() / 1000 + clockTolerance) return null;',
      to: ') return null;',
      foundBy: hostile('issued in the future'),
    },
    {
      takes: 'how far a clock may be off',
      from: 'const clockTolerance = 30;',
      to: 'const clockTolerance = 3000;',
      foundBy: hostile('expired'),
    },
    {
      takes: 'the form of who it is of',
      from: '|| !isId(sub) ||',
      to: '||',
      foundBy: hostile('a subject that is no account'),
    },
    {
      takes: 'the form of the session it is of',
      from: '|| !isId(sid)) return null;',
      to: ') return null;',
      foundBy: hostile('no session'),
    },
  ),
  ...inFile(
    'src/viewer/known-viewers.ts',
    {
      takes: 'that a bad token is not nobody’s',
      from: 'if (viewer !== null) return viewer;',
      to: 'if (viewer !== null || token !== null) return viewer ?? anonymous;',
      foundBy: hostile('garbage'),
    },
    {
      takes: 'the form of the header',
      from: '/^Bearer ([\\w.-]+)$/i',
      to: '/([\\w.-]+)$/i',
      foundBy: hostile('another scheme'),
    },
    {
      takes: 'that a token that was found good ends',
      from: 'known !== undefined && isStillGood(known) ? known',
      to: 'known !== undefined ? known',
      foundBy: ended('a token that was taken a moment ago is no good any more'),
    },
    {
      takes: 'that who is known is looked at again soon',
      from: 'const trust = 10_000;',
      to: 'const trust = 10_000_000;',
      foundBy: sessions('what an account that is'),
    },
    {
      takes: 'the session from who is known',
      from: '`session ${subject.accountId} ${subject.sessionId}`',
      to: '`session ${subject.accountId}`',
      foundBy: sessions('logOut ends one session at once'),
    },
    {
      takes: 'the account from who is known',
      from: '`session ${subject.accountId} ${subject.sessionId}`',
      to: '`session ${subject.sessionId}`',
      foundBy: ended('the session of another account is 401'),
    },
  ),
];
