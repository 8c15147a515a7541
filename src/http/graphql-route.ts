import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { GraphQLError } from 'graphql';
import { type Answers, type FinishedAnswer, type Place, placeOf, type Question } from '../kept/answers.js';
import { setOf } from '../kept/kept.js';
import { type Asked, questionOf } from '../kept/question.js';
import { network } from '../limits/rate/caller.js';
import { type RateLimits, requestCost } from '../limits/rate/rate-limits.js';
import { readableReleases } from '../release/release-scope.policy.js';
import { anonymous, type Viewer } from '../viewer/viewer.js';
import { noteOf } from '../watch/note.js';
import { admission } from './admission.js';
import { askedBy } from './asked.js';
import { checkHeaders, checkSize } from './check-request.js';
import { type Computing, computer } from './compute.js';
import { finished, sendFinished, sendText } from './send-answer.js';
import { limitTime, type TimeLimit } from './time-limit.js';

export interface GraphQLRouteOptions extends Computing {
  readonly rates: RateLimits;
  /** Milliseconds after which nobody waits for an answer any more. */
  readonly requestTimeout: number;
  readonly answers: Answers;
  /** Told of each look-up among the answers that are kept. */
  readonly lookedUp: (outcome: 'hit' | 'miss') => void;
}

/**
 * `/graphql`: who asks is found out and may still ask; an answer that is kept goes out as it is, and any other is made.
 */
export function graphqlRoute(app: FastifyInstance, options: GraphQLRouteOptions): void {
  const { shared, rates, requestTimeout, answers, lookedUp } = options;

  const { spend, admit } = admission(shared.viewers, rates);
  const compute = computer(options, { spend, admit });

  /** What a request asks, where an answer to it could be kept or known. */
  const questionFor = (request: FastifyRequest, asked: Asked, viewer: Viewer): Question | null => {
    const question = questionOf(asked);
    const accept = request.headers.accept ?? '';
    const stranger = viewer.role === 'PUBLIC' ? network(request.ip) : undefined;
    return question && { ...question, viewer, accept, stranger };
  };

  /** Where the answer is kept, if it may be and the set of releases is sure. */
  const placeFor = (request: FastifyRequest, question: Question | null): Place | null => {
    const kept = shared.watch.current();
    if (kept === undefined || question === null || request.headers['x-query-cost'] !== undefined) return null;
    return placeOf(question, setOf(kept, readableReleases(question.viewer)).id);
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

  const answerTo = async (request: FastifyRequest, reply: FastifyReply, limit: TimeLimit) => {
    const asked = askedBy(request);
    checkSize(asked);
    const viewer = await admit(request);
    const question = viewer instanceof GraphQLError ? null : questionFor(request, asked, viewer);
    const place = placeFor(request, question);
    const known = place === null ? undefined : answers.find(place);
    if (place !== null) lookedUp(known === undefined ? 'miss' : 'hit');
    if (place !== null && known !== undefined && !(viewer instanceof GraphQLError))
      return sendAgain(request, reply, { answer: known, place, viewer });
    const { text, context } = await compute({ request, reply, viewer, question, limit });
    if (place === null || !context?.finished.mayBeKept || context.keptAs() !== place.set)
      return sendText(request, reply, text);
    const { operation = null, cost = 0 } = noteOf(request);
    const type = String(reply.getHeader('content-type'));
    const answer = finished(type, text, { operation, cost, reads: context.reads.summary });
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
      const limit = limitTime(reply, requestTimeout);
      return Promise.race([answerTo(request, reply, limit), limit.over]);
    },
  });
}
