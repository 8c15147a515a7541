import { inFile, type Mutation } from './mutation.js';

const kept = ['http/kept-answers', 'what is kept is byte for byte what would be computed'] as const;
const cached = (name: string) => ['http/cached', name] as const;
const known = (name: string) => ['http/known-operations', name] as const;
const audit = (name: string) => ['http/audit-reads', name] as const;
const alone = (way: string) => ['database/statements-alone', way] as const;

/** What is kept for whom, what people did and who may read that. */
export const answerMutations: Mutation[] = [
  ...inFile(
    'src/kept/answers.ts',
    {
      takes: 'the body from where an answer is kept',
      from: 'return [viewer.role, viewer.provinceCode, viewer.localGovernmentId];',
      to: 'return [viewer.role, viewer.provinceCode];',
      foundBy: cached('two of one role and province'),
    },
    {
      takes: 'the province from where an answer is kept',
      from: 'return [viewer.role, viewer.provinceCode];',
      to: 'return [viewer.role];',
      foundBy: kept,
    },
    {
      takes: 'the scope from where an answer is kept',
      from: 'JSON.stringify([scopeOf(viewer), set, ',
      to: 'JSON.stringify([scopeOf(viewer).length, set, ',
      foundBy: kept,
    },
    {
      takes: 'the set of releases from where an answer is kept',
      from: 'JSON.stringify([scopeOf(viewer), set, ',
      to: 'JSON.stringify([scopeOf(viewer), ',
      foundBy: ['http/kept-answers', 'around a publication and a withdrawal'],
    },
    {
      takes: 'the variables from where an answer is kept',
      from: 'operationName, ordered(variables), accept]',
      to: 'operationName, accept]',
      foundBy: cached('who asks for another code'),
    },
  ),
  ...inFile('src/kept/keep.ts', {
    takes: 'that answers about a person are not kept',
    from: `(name) => name.startsWith('__') || fields[name]?.extensions['kept'] === true,`,
    to: `(name) => name.startsWith('__') || fields[name] !== undefined,`,
    foundBy: cached('who asks is never in what is kept'),
  }),
  ...inFile(
    'src/http/graphql-route.ts',
    {
      takes: 'that only the public’s answers are for caches between',
      from: `shared: place.role === 'PUBLIC',`,
      to: `shared: true,`,
      foundBy: cached('what an account reads is kept by its own browser'),
    },
    {
      takes: 'the record of a kept answer that goes out again',
      from: 'shared.audit.recordReads({ viewer, origin: request.ip }, reads, { requestId: request.id, operation });',
      to: '',
      foundBy: audit('alike ones that come together'),
    },
  ),
  ...inFile(
    'src/http/compute.ts',
    {
      takes: 'the refusal of a bad token',
      from: 'if (viewer instanceof GraphQLError) throw viewer;\n      [context, begun] = [begun ?? begin(viewer), undefined];',
      to: "const who = viewer instanceof GraphQLError ? ({ role: 'PUBLIC' } as Viewer) : viewer;\n      [context, begun] = [begun ?? begin(who), undefined];",
      foundBy: ['http/hostile-tokens', 'garbage is 401, never silently nobody'],
    },
    {
      takes: 'that a request pays once',
      from: 'if (!paid) await spend(',
      to: 'await spend(',
      foundBy: known('is charged once where Apollo has to answer after all'),
    },
  ),
  ...inFile(
    'src/http/answer-known.ts',
    {
      takes: 'the limits of cost of a known query',
      from: 'if (cost.total > limit || cost.statements > mostStatements) return null;',
      to: '',
      foundBy: known('what is wrong with a query that was answered before'),
    },
    {
      takes: 'the limits of the variables of a known query',
      from: 'checkVariablesFor(role, operation, variables);',
      to: '',
      foundBy: known('what is wrong with a query that was answered before'),
    },
    {
      takes: 'the charge for a known query',
      from: 'await context.spend(total);',
      to: '',
      foundBy: known('a query that was answered before goes past Apollo'),
    },
    {
      takes: 'the record of what a known query read',
      from: 'context.audit.recordReads(context, context.reads.summary, {',
      to: 'void ({',
      foundBy: known('whom it was about is kept in the audit each time'),
    },
  ),
  ...inFile('src/graphql/direct-resolvers.ts', {
    takes: 'that fields with rules of access are left to TypeGraphQL',
    from: 'roles !== undefined || middlewares.length > 0;',
    to: 'roles === null || middlewares === null;',
    foundBy: ['unit/direct-resolvers', 'what a rule guards stays guarded'],
  }),
  ...inFile(
    'src/http/headers.ts',
    {
      takes: 'that an account’s answers are for no cache',
      from: ' && request.headers.authorization === undefined;',
      to: ';',
      foundBy: cached('what an account reads is kept by its own browser'),
    },
    {
      takes: 'that caches tell answers apart by who asks',
      from: 'accept-encoding, authorization',
      to: 'accept-encoding',
      foundBy: ['http/over-http-words', 'kept by no cache between'],
    },
  ),
  ...inFile('src/audit/audit.policy.ts', {
    takes: 'that the audit and the accounts are for ADMIN',
    from: `readable: viewer.role === 'ADMIN'`,
    to: `readable: viewer.role !== 'PUBLIC'`,
    foundBy: ['database/row-level-security', 'of every protected table each viewer sees its rows'],
  }),
  ...inFile('src/audit/audit.queries.ts', {
    takes: 'the scope of the audit',
    from: 'const all = [`$${parameters.push(scope.readable)}::boolean`];',
    to: 'const all = [`$${parameters.push(scope.readable)}::boolean is not null`];',
    foundBy: alone('by the audit'),
  }),
  ...inFile('src/account/account-list.queries.ts', {
    takes: 'the scope of the list of accounts',
    from: 'const all = [`$${parameters.push(scope.readable)}::boolean`];',
    to: 'const all = [`$${parameters.push(scope.readable)}::boolean is not null`];',
    foundBy: alone('by the accounts'),
  }),
  ...inFile('src/api-key/api-key.queries.ts', {
    takes: 'the scope of the list of keys',
    from: 'from api_key where $1::boolean order by',
    to: 'from api_key where $1::boolean is not null order by',
    foundBy: alone('by the keys'),
  }),
  ...inFile('src/audit/record-reads.ts', {
    takes: 'the record of who read what',
    from: 'audit.recordReads({ viewer, origin }, reads.summary, { requestId, operation: operationName ?? null });',
    to: '',
    foundBy: audit('who read which reports'),
  }),
  ...inFile('src/context.ts', {
    takes: 'the note of what statements gave',
    from: 'noting(counted(session, note), reads)',
    to: 'noting(counted(session, note), new NotedReads())',
    foundBy: audit('a draft that is read is kept'),
  }),
];
