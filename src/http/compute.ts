import type { ApolloServer } from '@apollo/server';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { GraphQLError } from 'graphql';
import { createContext, type Shared } from '../context.js';
import type { RequestContext } from '../graphql/apollo.js';
import type { Question } from '../kept/answers.js';
import { Operations } from '../kept/operations.js';
import type { Viewer } from '../viewer/viewer.js';
import { noteOf } from '../watch/note.js';
import type { Admission } from './admission.js';
import { answerKnown, type Answering } from './answer-known.js';
import { runApollo } from './run-apollo.js';
import type { TimeLimit } from './time-limit.js';

export interface Computing {
  readonly apollo: ApolloServer<RequestContext>;
  readonly shared: Shared;
  readonly answering: Answering;
}

/** A request as it is to be answered. */
export interface ToAnswer {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly viewer: Viewer | GraphQLError;
  /** Null where it is not one that could be known. */
  readonly question: Question | null;
  readonly limit: TimeLimit;
}

export interface Computed {
  readonly text: string;
  /** Undefined where nobody was let in. */
  readonly context: RequestContext | undefined;
}

/** Makes an answer: past Apollo where it has answered the same query before, and else by it. */
export function computer({ apollo, shared, answering }: Computing, { spend }: Admission) {
  const operations = new Operations();

  return async ({ request, reply, viewer, question, limit }: ToAnswer): Promise<Computed> => {
    const note = noteOf(request);
    const tellsCost = request.headers['x-query-cost'] !== undefined;
    const { signal, began } = limit;
    let paid = false;
    const refusals = new Set<string>();
    const begin = (who: Viewer): RequestContext =>
      Object.assign(
        createContext(shared, {
          viewer: who,
          origin: request.ip,
          requestId: request.id,
          signal,
          note,
          waited: performance.now() - began,
          refusals,
        }),
        {
          requestId: request.id,
          note,
          finished: { mayBeKept: false },
          /** A request pays once, also where it is run again. */
          async spend(units: number) {
            if (!paid) await spend(request, who, units);
            paid = true;
          },
        },
      );

    let begun: RequestContext | undefined;
    const known = question && operations.find(question);
    if (question && known) {
      begun = begin(question.viewer);
      const variables = (question.variables ?? {}) as Record<string, unknown>;
      const text = await answerKnown(answering, known, begun, { variables, cost: tellsCost });
      if (text !== null) {
        begun.finished.mayBeKept = known.mayBeKept && !tellsCost;
        void reply.header('content-type', known.type);
        return { text, context: begun };
      }
      // What it read is of a snapshot that is gone, and is not given: it is begun anew.
      if (begun.mayRunAgain()) {
        await begun.end().catch(() => undefined);
        begun = undefined;
      }
    }
    let context: RequestContext | undefined;
    const text = await runApollo(apollo, request, reply, async () => {
      if (viewer instanceof GraphQLError) throw viewer;
      [context, begun] = [begun ?? begin(viewer), undefined];
      return context;
    });
    const type = String(reply.getHeader('content-type'));
    if (question !== null && context?.finished.known)
      operations.keep(question, { ...context.finished.known, type });
    return { text, context };
  };
}
