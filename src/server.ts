import { randomUUID } from 'node:crypto';
import cors from '@fastify/cors';
import Fastify, { type FastifyInstance, LogController } from 'fastify';
import type { DataSource } from 'typeorm';
import type { Config } from './config.js';
import { explorer } from './explorer/explorer.js';
import { createApollo } from './graphql/apollo.js';
import { answerErrors, answerFrameworkError } from './http/answer-errors.js';
import { drainOnClose } from './http/draining.js';
import { graphqlRoute } from './http/graphql-route.js';
import { addHeaders } from './http/headers.js';
import { healthRoutes } from './http/health.js';
import { readJsonBodies } from './http/json-body.js';
import { clientErrorHandler, patience } from './http/slow-clients.js';
import { Answers } from './kept/answers.js';
import { Documents } from './kept/documents.js';
import { Watch } from './kept/watch.js';
import { tokenKey } from './viewer/token.js';

/** Bytes of a request's body; a report's query has a few hundred. */
const bodyLimit = 256 * 1024;

export interface ServerOptions {
  readonly config: Pick<Config, 'jwtSecret' | 'corsOrigins' | 'logLevel'>;
  readonly database: DataSource;
  /** Whether the database holds the invented nation: then every answer says so. */
  readonly demo: boolean;
  /** Once it is told to close it serves on until this ends; not at all where left out. */
  readonly drain?: () => Promise<unknown>;
}

/** The HTTP server, ready to listen: `/graphql`, `/explorer/`, `/health/live` and `/health/ready`. */
export async function createServer({
  config,
  database,
  demo,
  drain = () => Promise.resolve(),
}: ServerOptions): Promise<FastifyInstance> {
  const app = Fastify({
    logger: { level: config.logLevel, redact: ['req.headers.authorization'] },
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: () => randomUUID(),
    bodyLimit,
    forceCloseConnections: 'idle',
    return503OnClosing: false, // see drainOnClose
    exposeHeadRoutes: false,
    frameworkErrors: answerFrameworkError,
    clientErrorHandler,
    ...patience,
  });
  const apollo = createApollo({ log: app.log, demo, documents: new Documents() });
  await apollo.start();

  const isDraining = drainOnClose(app, drain);
  addHeaders(app);
  answerErrors(app);
  readJsonBodies(app);
  const origin = config.corsOrigins.includes('*') ? '*' : [...config.corsOrigins];
  await app.register(cors, {
    origin,
    methods: ['GET', 'POST'],
    exposedHeaders: ['x-request-id'],
    maxAge: 86_400,
  });
  const watch = await Watch.begin(database);
  app.addHook('onClose', async () => {
    await Promise.all([apollo.stop(), watch.close()]);
  });
  graphqlRoute(app, { apollo, database, key: tokenKey(config.jwtSecret), watch, answers: new Answers() });
  healthRoutes(app, { database, isDraining });
  await app.register(explorer, { demo });
  return app;
}
