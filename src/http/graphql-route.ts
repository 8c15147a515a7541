import type { ApolloServer } from '@apollo/server';
import { fastifyApolloHandler } from '@as-integrations/fastify';
import type { FastifyInstance } from 'fastify';
import { createContext, type Shared } from '../context.js';
import type { RequestContext } from '../graphql/apollo.js';
import { contextFailed } from '../graphql/context-failed.js';
import { checkHeaders, checkSize } from './check-request.js';

export interface GraphQLRouteOptions {
  readonly apollo: ApolloServer<RequestContext>;
  readonly shared: Shared;
}

/** `/graphql`: who asks is found out, and Apollo answers. */
export function graphqlRoute(app: FastifyInstance, { apollo, shared }: GraphQLRouteOptions): void {
  app.route({
    url: '/graphql',
    method: ['GET', 'POST'],
    onRequest: checkHeaders,
    preHandler: checkSize,
    handler: fastifyApolloHandler(apollo, {
      async context({ headers, id, ip, log }) {
        try {
          const viewer = await shared.viewers.recognise(headers.authorization, ip);
          return { ...createContext(shared, { viewer, origin: ip }), requestId: id };
        } catch (error) {
          throw contextFailed(error, { id, log });
        }
      },
    }),
  });
}
