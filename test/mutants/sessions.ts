import { inFile, type Mutation } from './mutation.js';

const hostile = (name: string) => ['http/hostile-tokens', `${name} is 401, never silently nobody`] as const;
const ended = (name: string) => ['http/hostile-tokens', name] as const;
const sessions = (name: string) => ['http/sessions', name] as const;

/** Who asks: whether its session, its account or its key still is one, and how a session is renewed. */
export const sessionMutations: Mutation[] = [
  ...inFile(
    'src/account/account.queries.ts',
    {
      takes: 'that a disabled account asks for nothing',
      from: 'when a.disabled_at is null and s.ended_at',
      to: 'when s.ended_at',
      foundBy: ended('a disabled account'),
    },
    {
      takes: 'that an ended session is over',
      from: ' and s.ended_at is null and s.expires_at',
      to: ' and s.expires_at',
      foundBy: ended('a session that was ended'),
    },
    {
      takes: 'that a session is over by itself',
      from: ' and s.expires_at > now() then',
      to: ' then',
      foundBy: ended('a session that is over'),
    },
    {
      takes: 'whose session it is',
      from: 'join session s on s.account_id = a.id',
      to: 'cross join session s',
      foundBy: hostile('the session of another account'),
    },
  ),
  ...inFile(
    'src/api-key/api-key-viewer.queries.ts',
    {
      takes: 'that a revoked key is over',
      from: `when revoked_at is not null then 'REVOKED'`,
      to: '',
      foundBy: ['http/api-keys', 'two of a name are good at a time'],
    },
    {
      takes: 'that a key is over by itself',
      from: `when expires_at <= now() then 'EXPIRED' end`,
      to: 'end',
      foundBy: ['http/api-keys', 'a key that ends by itself ends'],
    },
    {
      takes: 'which key it is',
      from: 'from api_key where hash = $1)',
      to: 'from api_key where $1::bytea is not null)',
      foundBy: ['http/api-keys', 'a key that ends by itself ends'],
    },
  ),
  ...inFile(
    'src/session/refresh.commands.ts',
    {
      takes: 'that an ended session is not renewed',
      from: 'if (session === null || !session.alive) return refused;',
      to: 'if (session === null) return refused;',
      foundBy: sessions('logOut ends one session at once'),
    },
    {
      takes: 'that a stolen refresh token ends the session',
      from: 'await endSession(db, session.sessionId);',
      to: '',
      foundBy: sessions('a refresh token used again'),
    },
  ),
  ...inFile('src/session/exchanges.ts', {
    takes: 'that a refresh token which comes several times at once is exchanged once',
    from: 'if (running !== undefined) return running;',
    to: '',
    foundBy: ['http/refresh-at-once', 'those that come at once in one process'],
  }),
  ...inFile(
    'src/session/session.queries.ts',
    {
      takes: 'that exchanges of one session wait for each other',
      from: 'where t.hash = $1 for update of s`',
      to: 'where t.hash = $1`',
      foundBy: sessions('of fifty at once'),
    },
    {
      takes: 'that a disabled account renews nothing',
      from: 's.expires_at > now() and a.disabled_at is null as alive',
      to: 's.expires_at > now() as alive',
      foundBy: sessions('one of a disabled account is no refresh token'),
    },
    {
      takes: 'that a session that is over is not renewed',
      from: 's.ended_at is null and s.expires_at > now() and a.disabled_at',
      to: 's.ended_at is null and a.disabled_at',
      foundBy: sessions('one of a session that is over is no refresh token'),
    },
    {
      takes: 'that a refresh token is good once',
      from: 'where used_at is null and expires_at > now() and (hash',
      to: 'where expires_at > now() and (hash',
      foundBy: sessions('a refresh token used again'),
    },
    {
      takes: 'that a refresh token is over by itself',
      from: 'where used_at is null and expires_at > now() and (hash',
      to: 'where used_at is null and (hash',
      foundBy: sessions('one that waited too long is no refresh token'),
    },
    {
      takes: 'that a lost answer is asked for at once or not at all',
      from: ` and p.used_at > now() - interval '20 seconds'`,
      to: '',
      foundBy: sessions('a lost answer cannot be asked for later'),
    },
  ),
];
