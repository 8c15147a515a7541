import { inFile, type Mutation } from './mutation.js';

const matrix = 'http/access-matrix';
const alone = (way: string) => ['database/statements-alone', way] as const;
const rowLevel = [
  'database/row-level-security',
  'of every protected table each viewer sees its rows',
] as const;

/** Lock 2: which local governments there are for a viewer. */
export const rowMutations: Mutation[] = [
  ...inFile(
    'src/local-government/local-government.policy.ts',
    {
      takes: 'the province of an office',
      from: 'return mint({ provinceCode: viewer.provinceCode });',
      to: 'return mint({ everywhere: true });',
      foundBy: [matrix, 'officeOfPhrae finds all that it may read'],
    },
    {
      takes: 'the body of a local government, which then reads its province',
      from: 'return mint({ provinceCode: viewer.provinceCode, localGovernmentId: viewer.localGovernmentId });',
      to: 'return mint({ provinceCode: viewer.provinceCode });',
      foundBy: [matrix, 'localGovernmentOfPhrae finds all that it may read'],
    },
    {
      takes: 'the scope of who is nobody',
      from: 'return mint({});',
      to: 'return mint({ everywhere: true });',
      foundBy: rowLevel,
    },
    {
      takes: 'that a scope is nothing where nothing is said',
      from: '({ everywhere: false, provinceCode: null',
      to: '({ everywhere: true, provinceCode: null',
      foundBy: [matrix, 'officeOfPhrae finds all that it may read'],
    },
    {
      takes: 'the question whether a province is within reach',
      from: 'scope.everywhere || scope.provinceCode === provinceCode;',
      to: 'scope.everywhere || provinceCode !== null;',
      foundBy: ['http/filter', 'out of reach is refused'],
    },
  ),
  ...inFile('src/account/account.queries.ts', {
    takes: 'the body from what is known of an account or key',
    from: `'localGovernmentId', \${table}.local_government_id`,
    to: `'x', 1`,
    foundBy: [matrix, 'localGovernmentOfPhrae finds all that it may read'],
  }),
  ...inFile(
    'src/local-government/page.ts',
    {
      takes: 'the refusal of a list of another province',
      from: 'if (province !== null) refuseOutside(scopes.localGovernments, province, refused);',
      to: '',
      foundBy: ['http/filter', 'out of reach is refused'],
    },
    {
      takes: 'the refusal of a cursor of a body out of reach',
      from: 'if (code !== null && after === null) throw badCursor();',
      to: '',
      foundBy: ['http/connection', 'one of a body out of reach are refused alike'],
    },
    {
      takes: 'the refusal of a list by results that are not public',
      from: 'if (list.filter.year !== null) await refuseUnpublished(loaders, list.filter.year);',
      to: '',
      foundBy: ['http/drafts', 'a list by the results of an unpublished year is refused'],
    },
  ),
  ...inFile('src/graphql/connection.ts', {
    takes: 'that a cursor is of the list it comes to',
    from: 'encodeCursor(order, code) !== cursor || ',
    to: '',
    foundBy: ['http/connection', 'one of another order'],
  }),
  ...inFile('src/local-government/local-government.resolver.ts', {
    takes: 'the refusal of a code that is out of reach or nobody’s',
    from: 'throw outsideScope(scopes.localGovernments);',
    to: 'return null;',
    foundBy: [matrix, 'one outside the scope and one that does not exist'],
  }),
  ...inFile(
    'src/local-government/local-government-scope.queries.ts',
    {
      takes: 'the difference of everywhere and somewhere in statements',
      from: `if (scope.everywhere) return 'true';`,
      to: `if (scope) return 'true';`,
      foundBy: alone('office'),
    },
    {
      takes: 'the body from statements',
      from: 'if (scope.localGovernmentId !== null)',
      to: 'if (scope === null)',
      foundBy: alone('localGovernment'),
    },
    {
      takes: 'the province from statements',
      from: 'return `${province} = $${parameters.push(scope.provinceCode)}`;',
      to: `return 'true';`,
      foundBy: alone('office'),
    },
    {
      takes: 'that who has no scope gets no row',
      from: `return 'false';`,
      to: `return 'true';`,
      foundBy: alone('nobody'),
    },
  ),
  ...inFile(
    'src/local-government/local-government.queries.ts',
    {
      takes: 'the scope of a body by its code, of today or a former one',
      from: 'within(scope, parameters, province, id);',
      to: `[scope, province, id].length > 0 ? 'true' : 'false';`,
      foundBy: alone('by its code'),
    },
    {
      takes: 'the scope of a body by its id: what it became a part of',
      from: "${within(scope, parameters, 'lg.province_code', 'lg.id')}`,",
      to: 'true`,',
      foundBy: alone('by its id'),
    },
  ),
  ...inFile(
    'src/local-government/local-government-page.queries.ts',
    {
      takes: 'the scope of lists and their counts',
      from: "const all = [within(scopes.localGovernments, parameters, 'lg.province_code', 'lg.id')];",
      to: `const all = ['true'];`,
      foundBy: alone('in the list'),
    },
    {
      takes: 'the scope of the place of a cursor',
      from: "const scope = within(scopes.localGovernments, parameters, 'lg.province_code', 'lg.id');",
      to: `const scope = 'true';`,
      foundBy: alone('by a cursor'),
    },
  ),
  ...inFile('src/local-government/local-government-change.queries.ts', {
    takes: 'the scope of histories',
    from: "${within(scope, parameters, 'c.province_code', 'c.local_government_id')}",
    to: 'true',
    foundBy: alone('by its history'),
  }),
  ...inFile('src/assessment/assessment.queries.ts', {
    takes: 'the scope of results',
    from: 'within(scopes.localGovernments, parameters, province, id);',
    to: `[province, id].length > 0 ? 'true' : 'false';`,
    foundBy: alone('by its result and marks on dimensions'),
  }),
];
