import { ApolloServerErrorCode } from '@apollo/server/errors';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { GraphQLError } from 'graphql';
import { maskedMessage } from '../graphql/mask.js';
import { graphqlJson, json } from './accept.js';
import { noteOf } from '../watch/note.js';
import { setHeaders } from './headers.js';

/** Sends one error in the shape of GraphQL's answers, whatever went wrong: a client reads one shape only. */
function sendError(request: FastifyRequest, reply: FastifyReply, error: ShownError): FastifyReply {
  const { status, message, extensions } = error;
  noteOf(request).code = extensions.code;
  const type = request.headers.accept?.includes(graphqlJson) ? graphqlJson : json;
  return reply
    .code(status)
    .headers(error.headers ?? {})
    .type(`${type}; charset=utf-8`)
    .send(JSON.stringify({ errors: [{ message, extensions }] }));
}

interface ShownError {
  readonly status: number;
  readonly message: string;
  readonly extensions: { readonly code?: string; readonly errorId?: string };
  readonly headers?: Readonly<Record<string, string>>;
}

const notWellFormed = 'The request is not well formed.';

/** What is said of requests that no code of ours has seen yet. */
const words: Readonly<Record<string, string>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: 'The body is too large: at most 256 KB are read.',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'Send the body as "Content-Type: application/json".',
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'The body is not as long as its Content-Length says.',
  FST_ERR_BAD_URL: 'The address is not well formed.',
};

function shown(error: FastifyError | GraphQLError): ShownError | null {
  if (error instanceof GraphQLError) {
    const { http, ...extensions } = error.extensions;
    const { status = 400, headers = new Map() } = (http ?? {}) as {
      status?: number;
      headers?: Map<string, string>;
    };
    return { status, message: error.message, extensions, headers: Object.fromEntries(headers) };
  }
  const status = error.statusCode ?? 500;
  if (status >= 500) return null;
  const message = words[error.code] ?? notWellFormed;
  return { status, message, extensions: { code: ApolloServerErrorCode.BAD_REQUEST } };
}

/** Answers what the router itself cannot read, such as `/%zz`: no hook sees these. */
export function answerFrameworkError(
  error: FastifyError,
  request: FastifyRequest,
  reply: FastifyReply,
): void {
  const message = shown(error)?.message ?? notWellFormed;
  const extensions = { code: ApolloServerErrorCode.BAD_REQUEST };
  request.log.info({ requestId: request.id, status: 400, code: error.code }, 'no request');
  sendError(request, setHeaders(request, reply), { status: 400, message, extensions });
}

/** Answers every error outside GraphQL: bad bodies, unknown addresses, faults of ours. Never HTML, never a stack. */
export function answerErrors(app: FastifyInstance): void {
  app.setErrorHandler<FastifyError | GraphQLError>((error, request, reply) => {
    const known = shown(error);
    if (known !== null) return sendError(request, reply, known);
    request.log.error({ err: error, errorId: request.id }, 'unexpected error');
    const extensions = { code: ApolloServerErrorCode.INTERNAL_SERVER_ERROR, errorId: request.id };
    return sendError(request, reply, { status: 500, message: maskedMessage(request.id), extensions });
  });
  app.setNotFoundHandler((request, reply) => {
    if (request.url.split('?')[0] === '/graphql') {
      void reply.header('allow', 'GET, POST, OPTIONS');
      return sendError(request, reply, {
        status: 405,
        message: 'Send queries by POST or GET.',
        extensions: { code: ApolloServerErrorCode.BAD_REQUEST },
      });
    }
    return sendError(request, reply, {
      status: 404,
      message: 'There is nothing at this address: the API is at /graphql.',
      extensions: { code: 'NOT_FOUND' },
    });
  });
}
