import type { KeyObject } from 'node:crypto';
import type { ApolloServer } from '@apollo/server';
import { fastifyApolloHandler } from '@as-integrations/fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { GraphQLError } from 'graphql';
import type { DataSource } from 'typeorm';
import { createContext, readViewer } from '../context.js';
import type { RequestContext } from '../graphql/apollo.js';
import { contextFailed } from '../graphql/context-failed.js';
import { type Answers, type FinishedAnswer, type Place, placeOf } from '../kept/answers.js';
import { setOf } from '../kept/kept.js';
import { questionOf } from '../kept/question.js';
import type { Watch } from '../kept/watch.js';
import { readableReleases } from '../release/release-scope.policy.js';
import type { Viewer } from '../viewer/viewer.js';
import { checkHeaders, checkSize } from './check-request.js';
import { finished, sendFinished } from './send-answer.js';

export interface GraphQLRouteOptions {
  readonly apollo: ApolloServer<RequestContext>;
  readonly database: DataSource;
  readonly key: KeyObject;
  readonly watch: Watch;
  readonly answers: Answers;
}

/** `/graphql`: who asks is found out; an answer that is kept goes out as it is, and Apollo answers the rest. */
export function graphqlRoute(
  app: FastifyInstance,
  { apollo, database, key, watch, answers }: GraphQLRouteOptions,
): void {
  const source = { database, tokenKey: key, watch };

  const recognise = async ({ headers, id, log }: FastifyRequest): Promise<Viewer | GraphQLError> => {
    try {
      return await readViewer(database, key, headers.authorization);
    } catch (error) {
      return contextFailed(error, { id, log });
    }
  };

  /** Where the answer to a request is kept, if it may be and the set of releases is sure. */
  const placeFor = (request: FastifyRequest, viewer: Viewer): Place | null => {
    const kept = watch.current();
    const byGet = request.method === 'GET';
    const question = questionOf(byGet ? request.query : request.body, byGet);
    if (kept === undefined || question === null || request.headers['x-query-cost'] !== undefined) return null;
    const accept = request.headers.accept ?? '';
    return placeOf({ ...question, viewer, accept }, setOf(kept, readableReleases(viewer)).id);
  };

  const send = (request: FastifyRequest, reply: FastifyReply, answer: FinishedAnswer, place: Place) =>
    sendFinished(request, reply, answer, {
      shared: place.role === 'PUBLIC',
      encoded: (as, body) => answers.keepEncoded(place, answer, as, body),
    });

  const compute = async (request: FastifyRequest, reply: FastifyReply, viewer: Viewer | GraphQLError) => {
    let context: RequestContext | undefined;
    const handler = fastifyApolloHandler(apollo, {
      async context() {
        if (viewer instanceof GraphQLError) throw viewer;
        const { ip: origin, id: requestId } = request;
        const made = createContext(source, { viewer, origin });
        return (context = { ...made, requestId, finished: { mayBeKept: false } });
      },
    });
    const text = (await handler.call(app, request, reply)) as string;
    return { text, context };
  };

  app.route({
    url: '/graphql',
    method: ['GET', 'POST'],
    onRequest: checkHeaders,
    preHandler: checkSize,
    async handler(request, reply) {
      const viewer = await recognise(request);
      const place = viewer instanceof GraphQLError ? null : placeFor(request, viewer);
      const known = place === null ? undefined : answers.find(place);
      if (place !== null && known !== undefined) return send(request, reply, known, place);
      const { text, context } = await compute(request, reply, viewer);
      if (place === null || !context?.finished.mayBeKept || context.keptAs() !== place.set) return text;
      const answer = finished(String(reply.getHeader('content-type')), text);
      reply.removeHeader('content-length');
      answers.keep(place, answer);
      return send(request, reply, answer, place);
    },
  });
}
