import { inFile, type Mutation } from './mutation.js';

const limits = (name: string) => ['http/log-in-limits', name] as const;
const free = limits('three wrong passwords are let pass');

/** Logging in: passwords, and how often they may be guessed. */
export const logInMutations: Mutation[] = [
  ...inFile(
    'src/session/log-in.commands.ts',
    {
      takes: 'the password',
      from: 'if (account === null || !matches || account.disabled) {',
      to: 'if (account === null || account.disabled) {',
      foundBy: ['http/log-in', 'a wrong password, an unknown name and a disabled account'],
    },
    {
      takes: 'that a disabled account is no account',
      from: 'if (account === null || !matches || account.disabled) {',
      to: 'if (account === null || !matches) {',
      foundBy: limits('a disabled account is guessed at like any other'),
    },
    {
      takes: 'that a first password opens nothing',
      from: 'if (known.mustChangePassword) return refusals.passwordChangeRequired;',
      to: '',
      foundBy: ['account/create', 'a first password opens nothing'],
    },
    {
      takes: 'the wait after too many attempts',
      from: 'if (!attempt.ok) {',
      to: 'if (attempt === null) {',
      foundBy: free,
    },
  ),
  ...inFile(
    'src/session/log-in.queries.ts',
    {
      takes: 'that a log-in is of the password there is now',
      from: 'and password_hash = $2 and disabled_at is null`,',
      to: 'and $2::text is not null and disabled_at is null`,',
      foundBy: ['account/meanwhile', 'reset'],
    },
    {
      takes: 'that an account that ends during a log-in is not let in',
      from: 'and password_hash = $2 and disabled_at is null`,',
      to: 'and password_hash = $2`,',
      foundBy: ['account/meanwhile', 'disabled'],
    },
  ),
  ...inFile(
    'src/account/credentials.queries.ts',
    {
      takes: 'that a password is changed from the one there is now',
      from: 'where id = $1 and password_hash = $2 and disabled_at is null`,',
      to: 'where id = $1 and $2::text is not null and disabled_at is null`,',
      foundBy: ['account/meanwhile', 'reset'],
    },
    {
      takes: 'that an account that ends takes no other password',
      from: 'where id = $1 and password_hash = $2 and disabled_at is null`,',
      to: 'where id = $1 and password_hash = $2`,',
      foundBy: ['account/meanwhile', 'disabled'],
    },
  ),
  ...inFile(
    'src/session/change-password.commands.ts',
    {
      takes: 'that another password ends what was open',
      from: 'await endSessionsOf(tx, account.accountId);',
      to: '',
      foundBy: ['http/sessions', 'another password ends the sessions'],
    },
    {
      takes: 'that a new password is no weak one',
      from: 'if (weakness !== null) return refusals.weakPassword(weakness);',
      to: '',
      foundBy: ['account/create', 'a password that is a common one'],
    },
  ),
  ...inFile(
    'src/session/attempt.ts',
    {
      takes: 'the count of attempts',
      from: 'await addAttempt(tx, [...limits.keys()], { at: now, since: now - span });',
      to: '',
      foundBy: free,
    },
    {
      takes: 'the wait that counting asks for',
      from: 'if (wait > 0) return',
      to: 'if (wait < 0) return',
      foundBy: limits('fifty at once are not fifty guesses'),
    },
    {
      takes: 'the count for an account from everywhere',
      from: '? [everyone, [`known ${username} ${network}`, fromKnownAddress]]',
      to: '? [[`known ${username} ${network}`, fromKnownAddress]]',
      foundBy: limits('many addresses from which an account has logged in'),
    },
    {
      takes: 'the count for an account from strangers',
      from: ': [everyone, [`strangers ${username}`, fromStrangers], [`address',
      to: ': [everyone, [`address',
      foundBy: free,
    },
    {
      takes: 'the count for an address',
      from: 'fromStrangers], [`address ${network}`, address]];',
      to: 'fromStrangers]];',
      foundBy: limits('one address that tries one password on many names'),
    },
    {
      takes: 'that only keyed hashes of names are kept',
      from: `createHmac('sha256', key).update(what).digest('base64url');`,
      to: `what.padEnd(createHmac('sha256', key).update('').digest().length);`,
      foundBy: limits('no name is kept in the counters'),
    },
  ),
  ...inFile(
    'src/session/attempt.queries.ts',
    {
      takes: 'that only an attempt of now is forgiven',
      from: 'set attempts = array_remove(attempts, $2::float8) where',
      to: `set attempts = case when $2::float8 is null then attempts else array[]::float8[] end where`,
      foundBy: limits('a right password does not give a guesser new guesses'),
    },
    {
      takes: 'that one counts after the other',
      from: 'on conflict (name) do update set expires_at = excluded.expires_at\n     returning name, attempts, (',
      to: `on conflict (name) do update set expires_at = excluded.expires_at, attempts = '{}'\n     returning name, attempts, (`,
      foundBy: limits('fifty at once are not fifty guesses'),
    },
  ),
  ...inFile(
    'src/session/patience.ts',
    ...(
      [
        ['account', 'most: 20, free: 20', 'most: 200, free: 200', 'many addresses from which'],
        ['fromStrangers', 'most: 10, free: 3', 'most: 1000, free: 3', 'a tireless stranger gets ten'],
        ['fromKnownAddress', 'most: 10, free: 3', 'most: 100, free: 100', 'a known address gets ten'],
        ['address', 'most: 100, free: 30', 'most: 1000, free: 300', 'one address that tries one password'],
      ] as const
    ).map(([name, from, to, by]) => ({
      takes: `the number of guesses: ${name}`,
      from: `${name}: { ${from} }`,
      to: `${name}: { ${to} }`,
      foundBy: ['http/log-in-limits', by] as const,
    })),
  ),
];
