import type { FastifyInstance, FastifyReply, FastifyRequest, FastifyServerOptions } from 'fastify';
import type { Measures } from './measures.js';
import { noteOf } from './note.js';

/**
 * An error as the log has it. Those of the database carry the statement's parameters and the values of a row:
 * names and hashes of passwords, which belong into no log.
 */
function plainError(error: unknown): PlainError {
  // A promise may fail with anything.
  if (!(error instanceof Error)) return { type: typeof error, message: String(error), stack: '' };
  const { name, message, stack = '', cause } = error;
  const { code } = error as { code?: unknown };
  return { type: name, message, stack, code, ...(cause === undefined ? {} : { cause: plainError(cause) }) };
}

interface PlainError {
  readonly type: string;
  readonly message: string;
  readonly stack: string;
  readonly [more: string]: unknown;
}

export const loggerOptions = (level: string): NonNullable<FastifyServerOptions['logger']> => ({
  level,
  serializers: { err: plainError },
});

/** The status that a log shows where the client hung up before it was answered, as proxies write it. */
const hungUp = 499;

/**
 * One line in the log for each request, and its part in the metrics.
 * @param addresses whether the line names the client's address, which is personal data
 */
export function watchRequests(
  app: FastifyInstance,
  measures: Measures,
  { addresses }: { addresses: boolean },
): void {
  const write = (request: FastifyRequest, reply: FastifyReply, status: number): void => {
    const { method, routeOptions, ip } = request;
    const note = noteOf(request);
    // The pattern of the route, not the address that was asked for: that is a stranger's text.
    const route = routeOptions.url ?? 'none';
    measures.answered({ route, status, seconds: reply.elapsedTime / 1000, note });
    request.log.info(
      {
        method,
        route,
        status,
        ms: Math.round(reply.elapsedTime * 10) / 10,
        operation: note.operation?.slice(0, 100),
        code: note.code,
        cost: note.cost,
        statements: note.statements,
        role: note.role,
        account: note.accountId,
        key: note.keyId,
        ...(addresses ? { address: ip } : {}),
      },
      'request',
    );
  };
  app.addHook('onRequest', (request, reply, done) => {
    reply.raw.once('close', () =>
      write(request, reply, reply.raw.writableFinished ? reply.statusCode : hungUp),
    );
    done();
  });
}
