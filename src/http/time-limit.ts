import type { FastifyReply } from 'fastify';
import { type GraphQLError } from 'graphql';
import { unavailable } from '../graphql/unavailable.js';

/** Ends when nobody waits for the answer any more: the client has hung up, or the time is over. */
export interface TimeLimit {
  readonly signal: AbortSignal;
  /** Rejects when the time is over, with what the client is told. */
  readonly over: Promise<never>;
  /** When it began (`performance.now()`). */
  readonly began: number;
}

/**
 * Limits the time of one request. Fastify's own `handlerTimeout` and `request.signal` will not do: for a POST they end
 * as soon as its body has been read.
 */
export function limitTime(reply: FastifyReply, milliseconds: number): TimeLimit {
  const began = performance.now();
  let controller: AbortController | undefined;
  let ended: { readonly reason?: GraphQLError } | undefined;
  const end = (why: { readonly reason?: GraphQLError }): void => {
    ended ??= why;
    controller?.abort(ended.reason);
  };
  const over = new Promise<never>((_resolve, reject) => {
    const timer = setTimeout(() => {
      const error: GraphQLError = unavailable(reply.request.id);
      end({ reason: error });
      reject(error);
    }, milliseconds);
    reply.raw.once('close', () => {
      clearTimeout(timer);
      if (!reply.raw.writableFinished) end({});
    });
  });
  over.catch(() => undefined); // also where nobody waits for it any more
  return {
    /** Made for who asks for it: an answer that is kept needs none, and to make one takes a twentieth of its time. */
    get signal() {
      controller ??= new AbortController();
      if (ended) controller.abort(ended.reason);
      return controller.signal;
    },
    over,
    began,
  };
}
