import { inFile, type Mutation } from './mutation.js';

const refusals = (name: string) => ['http/audit-refusals', name] as const;
const tokens = (name: string) => ['http/audit-tokens', name] as const;
const keptOut = (name: string) => ['http/log-in-kept-out', name] as const;
const trimming = (name: string) => ['database/trimming', name] as const;
const repeats = (name: string) => ['unit/repeats', name] as const;

const accounts = (name: string) => ['http/import-accounts', name] as const;
const work = ['unit/password', 'whose password it is costs the same work'] as const;

/** What the audit keeps of who was sent away, and how much of it; what is counted, and first passwords. */
export const keptMutations: Mutation[] = [
  ...inFile('src/viewer/access.ts', {
    takes: 'the note of who was sent away at a door',
    from: `context.refused({ action: 'DEED_REFUSED', subject: info.fieldName, reason });`,
    to: 'void reason;',
    foundBy: refusals('who may not is kept'),
  }),
  ...inFile('src/audit/refused-deeds.ts', {
    takes: 'the note of a deed that its command refused',
    from: `context.refused({ action: 'DEED_REFUSED', subject: info.fieldName, reason: error.code });`,
    to: 'void context;',
    foundBy: refusals('a deed that a rule refuses to an administrator'),
  }),
  ...inFile(
    'src/local-government/outside.ts',
    {
      takes: 'the note of what was asked for out of scope',
      from: `refused({ action: 'READ_REFUSED', subject, reason: 'FORBIDDEN', ...asked });`,
      to: 'void [refused, subject, asked];',
      foundBy: refusals('lists of another province are kept'),
    },
    {
      takes: 'the form of a code from what is kept of a request',
      from: `/^(\\d{7}|0\\d{7}|\\d{2})$/.test(code)`,
      to: `code !== ''`,
      foundBy: refusals('a report out of scope is kept as asked for'),
    },
  ),
  ...inFile(
    'src/viewer/known-viewers.ts',
    {
      takes: 'the note of tokens and keys',
      from: 'if (event !== null) this.#audit.note({ ...event, ...from });',
      to: 'void [event, from, this.#audit];',
      foundBy: tokens('tokens that are none are kept'),
    },
    {
      takes: 'whose session it was that ended',
      from: `badToken('ENDED', found?.username)`,
      to: `badToken('ENDED')`,
      foundBy: tokens('tokens that are none are kept'),
    },
  ),
  ...inFile('src/session/session.resolver.ts', {
    takes: 'the note of a refresh token that was refused',
    from: `    if (!done.ok)\n      refused({ action: 'TOKEN_REFUSED', subject: 'refresh', reason: UserErrorCode.INVALID_REFRESH_TOKEN });`,
    to: '    void [refused, UserErrorCode];',
    foundBy: tokens('tokens that are none are kept'),
  }),
  ...inFile(
    'src/audit/repeats.ts',
    {
      takes: 'that alike ones of a minute are one event',
      from: 'if (!end && now - alike.told < span) continue;',
      to: 'void [end, span];',
      foundBy: repeats('the first is told at once'),
    },
    {
      takes: 'the bound on what strangers make',
      from: `if (this.#size[whose] >= most[whose] && deed.origin !== elsewhere)`,
      to: `if (most[whose] === 0 && deed.origin !== elsewhere)`,
      foundBy: repeats('however many strangers come'),
    },
    {
      takes: 'the bound on what an event names',
      from: ' && alike.asked.size < mostAsked)',
      to: ' && mostAsked > 0)',
      foundBy: repeats('what was asked for is named'),
    },
    {
      takes: 'that a subscriber is one however many addresses it has',
      from: 'actor, networkOf(origin), subject, reason]',
      to: 'actor, networkOf(origin) && origin, subject, reason]',
      foundBy: repeats('all addresses of one subscriber'),
    },
  ),
  ...inFile('src/session/attempt.ts', {
    takes: 'what strangers guessed from what a reset takes away',
    from: 'const counted = [`account ${username}`, `strangers ${username}`, ...known];',
    to: 'const counted = [`account ${username}`, ...known];',
    foundBy: keptOut('from where it never was'),
  }),
  ...inFile('src/session/attempt.queries.ts', {
    takes: 'known addresses from what a reset takes away',
    from: 'return rows.map(({ network }) => network);',
    to: 'return rows.map(({ network }) => network).slice(rows.length);',
    foundBy: keptOut('from where it logged in before'),
  }),
  ...inFile(
    'src/account/import-list.commands.ts',
    {
      takes: 'who may make the accounts of a list',
      from: 'if (!keepsAccounts(viewer)) return { ...refusals.notAllowed, findings: [] };',
      to: 'void [keepsAccounts, refusals];',
      foundBy: ['account/refused', 'may not importAccounts'],
    },
    {
      takes: 'that accounts are made for who is told their passwords',
      from: 'signal.throwIfAborted()',
      to: 'void signal',
      foundBy: accounts('where nobody waits to be told the passwords'),
    },
    {
      takes: 'the bound on a list of accounts',
      from: 'most: mostRows, by:',
      to: 'most: Infinity * mostRows, by:',
      foundBy: accounts('two thousand are made at once'),
    },
  ),
  ...inFile(
    'src/viewer/password.ts',
    {
      takes: 'the work of a password that was chosen, where it is one for one use',
      from: 'await verify(oneTime ? ofNobody : (passwordHash ?? ofNobody), typed),',
      to: 'oneTime ? false : await verify(passwordHash ?? ofNobody, typed),',
      foundBy: work,
    },
    {
      takes: 'the work of a password for one use, where it is none',
      from: 'await verify(oneTime ? passwordHash : onceOfNobody, typed),',
      to: 'onceOfNobody !== "" && oneTime ? await verify(passwordHash ?? "", typed) : false,',
      foundBy: work,
    },
  ),
  ...inFile('migrations/1795000013000-guess-key.ts', {
    takes: 'the key of guesses from what commands may not read',
    from: 'grant select on guess_key to lpa_service;',
    to: 'grant select on guess_key to lpa_service, lpa_writer;',
    foundBy: ['database/privileges', 'each role may do with each table'],
  }),
  ...inFile(
    'migrations/1795000013500-audit-keeping.ts',
    {
      takes: 'that what is young stays in the audit',
      from: " and old.at < now() - interval '90 days' then",
      to: ' then',
      foundBy: trimming('the database takes nothing younger'),
    },
    {
      takes: 'that deeds stay in the audit',
      from: "if ${passes('old.')} and old.at",
      to: 'if old.at',
      foundBy: trimming('the database takes nothing younger'),
    },
    {
      takes: 'that who takes away says so',
      from: `if tg_op = 'DELETE' and current_setting('lpa.trimming', true) = 'on' then`,
      to: `if tg_op = 'DELETE' then`,
      foundBy: trimming('the database takes nothing younger'),
    },
    {
      takes: 'the record of what was taken away',
      from: `values ('TRIM_AUDIT', who, place, jsonb_build_object('before', until, 'taken', taken));`,
      to: `select 'TRIM_AUDIT', who, place, jsonb_build_object('before', until, 'taken', taken) where false;`,
      foundBy: trimming('what was read long ago goes'),
    },
    {
      takes: 'that the audit is trimmed by its owner alone',
      from: 'revoke all on function trim_audit from public;',
      to: '',
      foundBy: trimming('it is for the owner'),
    },
  ),
  ...inFile('migrations/1795000013500-audit-keeping.ts', {
    takes: 'that a key’s use is kept once for each address of a day',
    from: 'create unique index audit_event_use',
    to: 'create index audit_event_use',
    foundBy: tokens('the use of a key is kept once'),
  }),
];
