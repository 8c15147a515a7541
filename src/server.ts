import { randomUUID } from 'node:crypto';
import type { Socket } from 'node:net';
import cors from '@fastify/cors';
import Fastify, { type FastifyInstance, LogController } from 'fastify';
import type { DataSource } from 'typeorm';
import { AuditLog } from './audit/audit-log.js';
import type { Config } from './config.js';
import { knownOperations } from './explorer/examples.js';
import { explorer } from './explorer/explorer.js';
import { createApollo } from './graphql/apollo.js';
import { Plans } from './graphql/execution/plans.js';
import { demoWords } from './graphql/plugins.js';
import { answerErrors, answerFrameworkError } from './http/answer-errors.js';
import { answerClientError, refuseExpectations } from './http/before-http.js';
import { drainOnClose } from './http/draining.js';
import { graphqlRoute } from './http/graphql-route.js';
import { addHeaders } from './http/headers.js';
import { healthRoutes } from './http/health.js';
import { readJsonBodies } from './http/json-body.js';
import { patience } from './http/slow-clients.js';
import { Answers } from './kept/answers.js';
import { Watch } from './kept/watch.js';
import { addRateHeaders } from './limits/rate/rate-headers.js';
import { openRateLimits } from './limits/rate/rate-limits.js';
import { createSchema } from './schema.js';
import { Exchanges } from './session/exchanges.js';
import { KnownViewers } from './viewer/known-viewers.js';
import { tokenKeys } from './viewer/token.js';
import { loggerOptions, watchRequests } from './watch/log.js';
import { Measures } from './watch/measures.js';
import { metricsRoute } from './watch/metrics-route.js';

const unlimited = { publicUnits: null, signedInUnits: null, redisUrl: undefined };

/** Bytes of a request's body; a report's query has a few hundred. */
const bodyLimit = 256 * 1024;

export interface ServerOptions {
  readonly config: Pick<Config, 'jwtSecret' | 'corsOrigins' | 'logLevel'> & Partial<Config>;
  readonly database: DataSource;
  /** Whether the database holds the invented nation: then every answer says so. */
  readonly demo: boolean;
  /** Where what is not waited for is kept; one of its own where left out. It is closed with the server. */
  readonly audit?: AuditLog;
  /** Once it is told to close it serves on until this ends; not at all where left out. */
  readonly drain?: () => Promise<unknown>;
}

/** The HTTP server, ready to listen: `/graphql`, `/explorer/`, `/health/live`, `/health/ready` and `/metrics`. */
export async function createServer({
  config,
  database,
  demo,
  drain = () => Promise.resolve(),
  audit: given,
}: ServerOptions): Promise<FastifyInstance> {
  const app = Fastify({
    logger: loggerOptions(config.logLevel),
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: () => randomUUID(),
    bodyLimit,
    trustProxy: config.trustProxy === undefined ? false : [...config.trustProxy],
    forceCloseConnections: 'idle',
    return503OnClosing: false, // see drainOnClose
    exposeHeadRoutes: false,
    frameworkErrors: answerFrameworkError,
    clientErrorHandler: (error, socket) => answerClientError(app.log, error, socket as Socket),
    ...patience,
  });
  const measures = new Measures(database, knownOperations);
  const schema = createSchema();
  const plans = new Plans(schema);
  const apollo = createApollo({ log: app.log, measures, demo, schema, plans });
  await apollo.start();

  const isDraining = drainOnClose(app, drain);
  addHeaders(app);
  watchRequests(app, measures, { addresses: config.logAddresses ?? false });
  addRateHeaders(app);
  answerErrors(app);
  refuseExpectations(app);
  readJsonBodies(app);
  const origin = config.corsOrigins.includes('*') ? '*' : [...config.corsOrigins];
  await app.register(cors, {
    origin,
    methods: ['GET', 'POST'],
    exposedHeaders: ['x-request-id', 'ratelimit', 'ratelimit-policy', 'retry-after'],
    maxAge: 86_400,
    strictPreflight: false, // else an OPTIONS that asks nothing is told so in plain text
  });
  const rates = openRateLimits(config.rates ?? unlimited, {
    log: app.log,
    refused: (policy) => measures.rateLimited(policy),
  });
  const watch = await Watch.begin(database);
  const keys = tokenKeys(config.jwtSecret, config.oldJwtSecrets);
  const audit = given ?? new AuditLog(database, app.log);
  app.addHook('onClose', async () => {
    rates.close();
    await Promise.all([apollo.stop(), watch.close()]);
    await audit.close();
  });
  const viewers = new KnownViewers({ database, keys, audit });
  const rules = { requireApproval: config.requireApproval ?? false };
  const requestTimeout = config.requestTimeout ?? 10_000;
  const shared = { database, keys, viewers, exchanges: new Exchanges(), audit, rules, watch };
  const lookedUp = (outcome: 'hit' | 'miss') => measures.cache('answers', outcome);
  const answering = { schema, plans, extensions: demo ? { demo: demoWords } : {} };
  graphqlRoute(app, { apollo, shared, answering, rates, requestTimeout, answers: new Answers(), lookedUp });
  metricsRoute(app, measures, config.metricsToken);
  healthRoutes(app, { database, isDraining });
  await app.register(explorer, { demo });
  return app;
}
