import { inFile, type Mutation } from './mutation.js';

const refused = (deed: string) => ['account/refused', `may not ${deed}`] as const;

/** Lock 3: who may make, change and end accounts and keys, and what follows at once. */
export const peopleMutations: Mutation[] = [
  ...inFile('src/account/account.policy.ts', {
    takes: 'that accounts are for ADMIN',
    from: `viewer.role === 'ADMIN';`,
    to: `viewer.role !== 'PUBLIC';`,
    foundBy: refused('createAccount'),
  }),
  ...inFile(
    'src/account/account.commands.ts',
    {
      takes: 'who may make an account',
      from: 'if (!keepsAccounts(viewer)) return refusals.notAllowed;\n  const username',
      to: `if (viewer.role === 'PUBLIC') return refusals.notAllowed;\n  const username`,
      foundBy: refused('createAccount'),
    },
    {
      takes: 'who may change an account',
      from: 'if (!keepsAccounts(viewer)) return refusals.notAllowed;\n    const admins',
      to: `if (viewer.role === 'PUBLIC') return refusals.notAllowed;\n    const admins`,
      foundBy: refused('changeAccount'),
    },
    {
      takes: 'that the last administrator is not ended',
      from: 'isLast(account, admins)\n      ? refusals.lastAdmin\n      : ',
      to: 'admins.length < 0\n      ? refusals.lastAdmin\n      : ',
      foundBy: ['http/accounts', 'the last administrator is not ended'],
    },
    {
      takes: 'that the last administrator keeps its role',
      from: `if (place.role !== 'ADMIN' && isLast(account, admins)) return refusals.lastAdmin;`,
      to: '',
      foundBy: ['http/accounts', 'the last administrator is not ended and keeps its role'],
    },
    {
      takes: 'that a changed account is logged out',
      from: 'await endSessionsOf(db, before.id);',
      to: '',
      foundBy: ['http/sessions', 'what an account that is'],
    },
  ),
  ...inFile('src/account/account.resolver.ts', {
    takes: 'that this process looks anew at who asks, once an account was changed',
    from: 'viewers.forget();',
    to: '',
    foundBy: ['http/sessions', 'what an account that is'],
  }),
  ...inFile('src/account/place.ts', {
    takes: 'that an office has a province',
    from: `if ((role === 'PROVINCE') !== (provinceCode !== null))`,
    to: `if (role === null)`,
    foundBy: ['http/api-keys', 'one without a place is refused'],
  }),
  ...inFile(
    'src/api-key/api-key.commands.ts',
    {
      takes: 'who may make a key',
      from: 'if (!keepsAccounts(viewer)) return accountRefusals.notAllowed;\n    const name',
      to: `if (viewer.role === 'PUBLIC') return accountRefusals.notAllowed;\n    const name`,
      foundBy: refused('createApiKey'),
    },
    {
      takes: 'who may end a key',
      from: 'if (!keepsAccounts(viewer)) return accountRefusals.notAllowed;\n    const apiKey',
      to: `if (viewer.role === 'PUBLIC') return accountRefusals.notAllowed;\n    const apiKey`,
      foundBy: refused('revokeApiKey'),
    },
    {
      takes: 'that no key is an administrator’s',
      from: `if (input.role === 'ADMIN') return noAdmin;`,
      to: '',
      foundBy: ['http/api-keys', 'an administrator’s is refused'],
    },
  ),
  ...inFile('src/api-key/api-key.resolver.ts', {
    takes: 'that this process looks anew at who asks, once a key was revoked',
    from: 'context.viewers.forget();',
    to: '',
    foundBy: ['http/api-keys', 'two of a name are good at a time'],
  }),
  ...inFile('src/session/log-out.commands.ts', {
    takes: 'that a key ends nobody’s session',
    from: `if (viewer.role === 'PUBLIC' || viewer.credential?.kind !== 'SESSION') return noSession;`,
    to: `if (viewer.role === 'PUBLIC' || !viewer.credential) return noSession;`,
    foundBy: ['http/api-keys', 'a key reads what its place may read'],
  }),
];
