import { inFile, type Mutation } from './mutation.js';

const overHttp = (name: string) => ['http/over-http-audit', name] as const;

/** What a page of another site could make a browser do, and what strangers ask of the process itself. */
export const webMutations: Mutation[] = [
  ...inFile('src/http/check-request.ts', {
    takes: 'that GET is for programs',
    from: `if (request.method === 'GET' && !namesJson(accept))`,
    to: `if (request.method === 'PUT' && !namesJson(accept))`,
    foundBy: overHttp('GET is closed to what a foreign page can cause'),
  }),
  ...inFile('src/http/json-body.ts', {
    takes: 'that a body is JSON and says so',
    from: `app.removeAllContentTypeParsers();\n  app.addContentTypeParser('application/json'`,
    to: `app.removeAllContentTypeParsers();\n  app.addContentTypeParser('*'`,
    foundBy: overHttp('a form of a foreign page is not read'),
  }),
  ...inFile('src/watch/metrics-route.ts', {
    takes: 'the token for metrics',
    from: 'if (!timingSafeEqual(digest(authorization), expected))',
    to: 'if (timingSafeEqual(digest(authorization), digest(String(expected))))',
    foundBy: ['http/metrics', 'metrics are read by who has the token'],
  }),
  ...inFile('src/server.ts', {
    takes: 'that addresses are believed of proxies only',
    from: 'config.trustProxy === undefined ? false : [...config.trustProxy]',
    to: 'config.trustProxy === undefined ? true : [...config.trustProxy]',
    foundBy: ['http/rate-limits', 'an address that a client claims for itself is not believed'],
  }),
  ...inFile('src/graphql/apollo.ts', {
    takes: 'the mask of unexpected errors',
    from: 'formatError: maskUnexpected(log),',
    to: '',
    foundBy: ['http/errors', 'a fault of ours is masked'],
  }),
  ...inFile('src/limits/rate/caller.ts', {
    takes: 'whose allowance it is',
    from: '`account:${viewer.accountId}`',
    to: '`account:`',
    foundBy: ['http/rate-limits', 'an account has an allowance of its own'],
  }),
  ...inFile('src/limits/cost-plugin.ts', {
    takes: 'how many reads of the database a query may need',
    from: 'cost.statements > mostStatements',
    to: 'cost.statements > Infinity',
    foundBy: ['http/limits-reads', 'twelve reads of the database and not one more'],
  }),
  ...inFile('src/database/read-session.ts', {
    takes: 'how long a request may wait for all that it reads',
    from: 'await deadline.await(transaction.read(sql, parameters))',
    to: 'await transaction.read(sql, parameters)',
    foundBy: [
      'database/deadline',
      'statements that are each quick enough are not when they take too long together',
    ],
  }),
];
