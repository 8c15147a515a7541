import type { KeyObject } from 'node:crypto';
import type { ApolloServer } from '@apollo/server';
import { fastifyApolloHandler } from '@as-integrations/fastify';
import type { FastifyInstance } from 'fastify';
import type { DataSource } from 'typeorm';
import { createContext, readViewer } from '../context.js';
import type { RequestContext } from '../graphql/apollo.js';
import { contextFailed } from '../graphql/context-failed.js';
import type { Watch } from '../kept/watch.js';
import { checkHeaders, checkSize } from './check-request.js';

export interface GraphQLRouteOptions {
  readonly apollo: ApolloServer<RequestContext>;
  readonly database: DataSource;
  readonly key: KeyObject;
  readonly watch: Watch;
}

/** `/graphql`: who asks is found out, and Apollo answers. */
export function graphqlRoute(
  app: FastifyInstance,
  { apollo, database, key, watch }: GraphQLRouteOptions,
): void {
  const source = { database, tokenKey: key, watch };
  app.route({
    url: '/graphql',
    method: ['GET', 'POST'],
    onRequest: checkHeaders,
    preHandler: checkSize,
    handler: fastifyApolloHandler(apollo, {
      async context({ headers, id, ip, log }) {
        try {
          const viewer = await readViewer(database, key, headers.authorization);
          return { ...createContext(source, { viewer, origin: ip }), requestId: id };
        } catch (error) {
          throw contextFailed(error, { id, log });
        }
      },
    }),
  });
}
