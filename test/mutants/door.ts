import { inFile, type Mutation } from './mutation.js';

const matrix = 'http/access-matrix';

/** What would come in place of a rule that shuts anyone out. */
const open = `@Access({ name: 'open', roles: ['PUBLIC', 'LAO', 'PROVINCE', 'DEPARTMENT', 'ADMIN'] })`;

/** A door that stands open: its rule is one that all roles pass. */
const door = (rule: string, root: 'Query' | 'Mutation', field: string, between = '') => ({
  takes: `the door of ${root}.${field}`,
  from: `@Access(${rule})\n  ${between}${field}(`,
  to: `${open}\n  ${between}${field}(`,
  foundBy: [matrix, `${root}.${field} as `] as const,
});

/** Lock 1: who may call a root field. */
export const doorMutations: Mutation[] = [
  ...inFile(
    'src/viewer/access.ts',
    {
      takes: 'the guard of every door',
      from: 'if (rule !== anyone) Authorized<AccessRule>(rule)(target, key, descriptor);',
      to: '',
      foundBy: [matrix, 'Query.auditEvents as officeOfPhrae'],
    },
    {
      takes: 'the question which role it is, once signed in',
      from: 'if (rules.length > 0 && rules.every((rule) => rule.roles.includes(role))) return true;',
      to: `if (role !== 'PUBLIC') return true;`,
      foundBy: [matrix, 'Query.auditEvents as department'],
    },
    {
      takes: 'the difference of DEPARTMENT and ADMIN at the doors',
      from: `{ name: 'administrators', roles: ['ADMIN'] }`,
      to: `{ name: 'administrators', roles: ['DEPARTMENT', 'ADMIN'] }`,
      foundBy: [matrix, 'Mutation.publishRelease as department'],
    },
    {
      takes: 'the difference of nobody and somebody at the doors',
      from: `{ name: 'signedIn', roles: ['LAO',`,
      to: `{ name: 'signedIn', roles: ['PUBLIC', 'LAO',`,
      foundBy: [matrix, 'Query.localGovernments as nobody'],
    },
    {
      takes: 'that a field without a rule is no schema',
      from: `if (field.extensions['access'] === undefined)`,
      to: 'if (field.name === undefined)',
      foundBy: ['schema/access-declared', 'a root field without a rule is no schema'],
    },
    {
      takes: 'that mutations too must have a rule',
      from: '[schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()]',
      to: '[schema.getQueryType()]',
      foundBy: ['schema/access-declared', 'a root field without a rule is no schema'],
    },
  ),
  ...inFile('src/schema.ts', {
    takes: 'that our own schema is looked over for rules',
    from: 'assertAccessDeclared(built);',
    to: '',
    foundBy: ['schema/access-forgotten', 'a resolver that forgot it builds no schema'],
  }),
  ...inFile(
    'src/local-government/local-government.resolver.ts',
    door('signedIn', 'Query', 'localGovernment', '@Kept\n  async '),
    door('signedIn', 'Query', 'localGovernments', '@Kept\n  '),
  ),
  ...inFile('src/province/province.resolver.ts', {
    takes: 'the door of Province.localGovernments',
    from: '@Access(signedIn)\n  localGovernments(',
    to: '@Access(anyone)\n  localGovernments(',
    foundBy: [matrix, 'a refused field leaves the rest of the answer'],
  }),
  ...inFile('src/audit/audit.resolver.ts', door('administrators', 'Query', 'auditEvents')),
  ...inFile(
    'src/account/account.resolver.ts',
    door('administrators', 'Query', 'accounts'),
    ...['createAccount', 'disableAccount', 'enableAccount', 'resetPassword', 'changeAccount'].map((field) =>
      door('administrators', 'Mutation', field, 'async '),
    ),
  ),
  ...inFile(
    'src/account/import-list.resolver.ts',
    door('administrators', 'Mutation', 'importAccounts', 'async '),
  ),
  ...inFile(
    'src/api-key/api-key.resolver.ts',
    door('administrators', 'Query', 'apiKeys'),
    door('administrators', 'Mutation', 'createApiKey', 'async '),
    door('administrators', 'Mutation', 'revokeApiKey', 'async '),
  ),
  ...inFile(
    'src/release/release.resolver.ts',
    ...['publishRelease', 'approveRelease', 'withdrawRelease'].map((field) =>
      door('administrators', 'Mutation', field, 'async '),
    ),
  ),
  ...inFile(
    'src/release/import/import.resolver.ts',
    door('administrators', 'Mutation', 'createRelease', 'async '),
    door('administrators', 'Mutation', 'importResults', 'async '),
  ),
  ...inFile(
    'src/session/session.resolver.ts',
    door('signedIn', 'Mutation', 'logOut'),
    door('signedIn', 'Mutation', 'logOutEverywhere'),
  ),
];
