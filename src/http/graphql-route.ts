import type { ApolloServer } from '@apollo/server';
import { fastifyApolloHandler } from '@as-integrations/fastify';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { createContext, type Shared } from '../context.js';
import type { RequestContext } from '../graphql/apollo.js';
import { contextFailed } from '../graphql/context-failed.js';
import { type RateLimits, requestCost } from '../limits/rate/rate-limits.js';
import { anonymous, type Viewer } from '../viewer/viewer.js';
import { noteOf } from '../watch/note.js';
import { checkHeaders, checkSize } from './check-request.js';
import { limitTime } from './time-limit.js';

export interface GraphQLRouteOptions {
  readonly apollo: ApolloServer<RequestContext>;
  readonly shared: Shared;
  readonly rates: RateLimits;
  /** Milliseconds after which nobody waits for an answer any more. */
  readonly requestTimeout: number;
}

/** `/graphql`: who asks is found out and may still ask, and Apollo answers. */
export function graphqlRoute(app: FastifyInstance, options: GraphQLRouteOptions): void {
  const { apollo, shared, rates, requestTimeout } = options;

  /** Takes units of cost from what is left to who asks. */
  const spend = async (request: FastifyRequest, viewer: Viewer, units: number): Promise<void> => {
    const allowance = await rates.spend(viewer, request.ip, units);
    if (allowance !== undefined) noteOf(request).allowance = allowance;
  };

  const recognise = async (request: FastifyRequest): Promise<Viewer> => {
    try {
      return await shared.viewers.recognise(request.headers.authorization, request.ip);
    } catch (error) {
      await spend(request, anonymous, requestCost); // who guesses tokens does not guess for ever
      throw error;
    }
  };

  app.route({
    url: '/graphql',
    method: ['GET', 'POST'],
    onRequest: checkHeaders,
    preHandler: checkSize,
    handler(request, reply) {
      const { signal, over } = limitTime(reply, requestTimeout);
      const note = noteOf(request);
      const answer = fastifyApolloHandler(apollo, {
        async context({ id, ip, log }) {
          try {
            const viewer = await recognise(request);
            note.role = viewer.role;
            if (viewer.role !== 'PUBLIC') note.accountId = viewer.accountId;
            await spend(request, viewer, requestCost);
            return {
              ...createContext(shared, { viewer, origin: ip, signal, note }),
              requestId: id,
              note,
              spend: (units) => spend(request, viewer, units),
            };
          } catch (error) {
            const shown = contextFailed(error, { id, log });
            note.code = String(shown.extensions['code']);
            throw shown;
          }
        },
      });
      return Promise.race([answer.call(app, request, reply), over]);
    },
  });
}
