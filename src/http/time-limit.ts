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
  const controller = new AbortController();
  const began = performance.now();
  const over = new Promise<never>((_resolve, reject) => {
    const timer = setTimeout(() => {
      const error: GraphQLError = unavailable(reply.request.id);
      controller.abort(error);
      reject(error);
    }, milliseconds);
    reply.raw.once('close', () => {
      clearTimeout(timer);
      if (!reply.raw.writableFinished) controller.abort();
    });
  });
  over.catch(() => undefined); // also where nobody waits for it any more
  return { signal: controller.signal, over, began };
}
