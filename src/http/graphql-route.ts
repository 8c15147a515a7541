import type { ApolloServer } from '@apollo/server';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { GraphQLError } from 'graphql';
import { createContext, type Shared } from '../context.js';
import type { RequestContext } from '../graphql/apollo.js';
import { contextFailed } from '../graphql/context-failed.js';
import { type Answers, type FinishedAnswer, type Place, placeOf } from '../kept/answers.js';
import { setOf } from '../kept/kept.js';
import { type Asked, questionOf } from '../kept/question.js';
import { network } from '../limits/rate/caller.js';
import { type RateLimits, requestCost } from '../limits/rate/rate-limits.js';
import { readableReleases } from '../release/release-scope.policy.js';
import { anonymous, keyIdOf, type Viewer } from '../viewer/viewer.js';
import { noteOf } from '../watch/note.js';
import { askedBy } from './asked.js';
import { checkHeaders, checkSize } from './check-request.js';
import { runApollo } from './run-apollo.js';
import { finished, sendFinished, sendText } from './send-answer.js';
import { limitTime } from './time-limit.js';

export interface GraphQLRouteOptions {
  readonly apollo: ApolloServer<RequestContext>;
  readonly shared: Shared;
  readonly rates: RateLimits;
  /** Milliseconds after which nobody waits for an answer any more. */
  readonly requestTimeout: number;
  readonly answers: Answers;
  /** Told of each look-up among the answers that are kept. */
  readonly lookedUp: (outcome: 'hit' | 'miss') => void;
}

/**
 * `/graphql`: who asks is found out and may still ask; an answer that is kept goes out as it is, and Apollo answers the
 * rest.
 */
export function graphqlRoute(app: FastifyInstance, options: GraphQLRouteOptions): void {
  const { apollo, shared, rates, requestTimeout, answers, lookedUp } = options;

  /** Takes units of cost from what is left to who asks. */
  const spend = async (request: FastifyRequest, viewer: Viewer, units: number): Promise<void> => {
    const allowance = await rates.spend(viewer, request.ip, units);
    if (allowance !== undefined) noteOf(request).allowance = allowance;
  };

  const recognise = async (request: FastifyRequest): Promise<Viewer> => {
    try {
      return await shared.viewers.recognise(request.headers.authorization, {
        ...{ origin: request.ip, requestId: request.id },
      });
    } catch (error) {
      await spend(request, anonymous, requestCost); // who guesses tokens does not guess for ever
      throw error;
    }
  };

  /** Who asks, or what it is told instead. */
  const admit = async (request: FastifyRequest): Promise<Viewer | GraphQLError> => {
    const note = noteOf(request);
    try {
      const viewer = await recognise(request);
      note.role = viewer.role;
      note.keyId = keyIdOf(viewer);
      if (viewer.role !== 'PUBLIC' && note.keyId === undefined) note.accountId = viewer.accountId;
      await spend(request, viewer, requestCost);
      return viewer;
    } catch (error) {
      const shown = contextFailed(error, { id: request.id, log: request.log });
      note.code = String(shown.extensions['code']);
      return shown;
    }
  };

  /** Where the answer to a request is kept, if it may be and the set of releases is sure. */
  const placeFor = (request: FastifyRequest, asked: Asked, viewer: Viewer): Place | null => {
    const kept = shared.watch.current();
    const question = questionOf(asked);
    if (kept === undefined || question === null || request.headers['x-query-cost'] !== undefined) return null;
    const accept = request.headers.accept ?? '';
    const stranger = viewer.role === 'PUBLIC' ? network(request.ip) : undefined;
    return placeOf({ ...question, viewer, accept, stranger }, setOf(kept, readableReleases(viewer)).id);
  };

  const send = (request: FastifyRequest, reply: FastifyReply, answer: FinishedAnswer, place: Place) =>
    sendFinished(request, reply, answer, {
      shared: place.role === 'PUBLIC',
      encoded: (as, body) => answers.keepEncoded(place, answer, as, body),
    });

  /** What an answer that goes out again costs, and whom it is about, is told as if it had been made anew. */
  const sendAgain = async (
    request: FastifyRequest,
    reply: FastifyReply,
    { answer, place, viewer }: { answer: FinishedAnswer; place: Place; viewer: Viewer },
  ) => {
    const { operation, cost, reads } = answer;
    Object.assign(noteOf(request), { operation: operation ?? undefined, cost });
    try {
      await spend(request, viewer, cost);
    } catch (error) {
      const { extensions } = error as GraphQLError;
      noteOf(request).code = String(extensions['code']);
      throw error;
    }
    shared.audit.recordReads({ viewer, origin: request.ip }, reads, { requestId: request.id, operation });
    return send(request, reply, answer, place);
  };

  const compute = async (
    request: FastifyRequest,
    reply: FastifyReply,
    { viewer, signal }: { viewer: Viewer | GraphQLError; signal: AbortSignal },
  ) => {
    let context: RequestContext | undefined;
    const note = noteOf(request);
    const text = await runApollo(apollo, request, reply, async () => {
      if (viewer instanceof GraphQLError) throw viewer;
      return (context = Object.assign(
        createContext(shared, { viewer, origin: request.ip, requestId: request.id, signal, note }),
        { requestId: request.id, note, finished: { mayBeKept: false } },
        { spend: (units: number) => spend(request, viewer, units) },
      ));
    });
    return { text, context };
  };

  const answerTo = async (request: FastifyRequest, reply: FastifyReply, signal: AbortSignal) => {
    const asked = askedBy(request);
    checkSize(asked);
    const viewer = await admit(request);
    const place = viewer instanceof GraphQLError ? null : placeFor(request, asked, viewer);
    const known = place === null ? undefined : answers.find(place);
    if (place !== null) lookedUp(known === undefined ? 'miss' : 'hit');
    if (place !== null && known !== undefined && !(viewer instanceof GraphQLError))
      return sendAgain(request, reply, { answer: known, place, viewer });
    const { text, context } = await compute(request, reply, { viewer, signal });
    if (place === null || !context?.finished.mayBeKept || context.keptAs() !== place.set)
      return sendText(request, reply, text);
    const { operation = null, cost = 0 } = noteOf(request);
    const type = String(reply.getHeader('content-type'));
    const answer = finished(type, text, { operation, cost, reads: context.reads });
    answers.keep(place, answer);
    return send(request, reply, answer, place);
  };

  app.route({
    url: '/graphql',
    method: ['GET', 'POST'],
    onRequest: checkHeaders,
    /** Who is refused before anybody looked who asks is charged all the same. */
    // eslint-disable-next-line @typescript-eslint/no-misused-promises -- Fastify waits for it, though its type has no word of that
    async errorHandler(error, request) {
      if (noteOf(request).role === undefined) await spend(request, anonymous, requestCost);
      throw error;
    },
    handler(request, reply) {
      const { signal, over } = limitTime(reply, requestTimeout);
      return Promise.race([answerTo(request, reply, signal), over]);
    },
  });
}
