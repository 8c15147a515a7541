import type { Socket } from 'node:net';
import { randomUUID } from 'node:crypto';
import type { FastifyServerOptions } from 'fastify';

const second = 1000;

/** Hangs up on who sends too slowly or nothing at all; an honest client's request is there in well under a second. */
export const patience = {
  /** A request, its body included, has to be here by then. */
  requestTimeout: 10 * second,
  /** A connection on which nothing moves: longer than the slowest answer takes. */
  connectionTimeout: 14 * second,
  /** Between two requests: longer than a proxy keeps its own, so that it is the proxy that hangs up. */
  keepAliveTimeout: 72 * second,
  http: {
    headersTimeout: 8 * second,
    /** Node looks every half minute otherwise. */
    connectionsCheckingInterval: second,
    maxHeaderSize: 16 * 1024,
  },
} as const;

const answers: Readonly<Record<string, readonly [string, string]>> = {
  HPE_HEADER_OVERFLOW: ['431 Request Header Fields Too Large', 'The headers are too large: at most 16 KB.'],
  ERR_HTTP_REQUEST_TIMEOUT: ['408 Request Timeout', 'The request took too long to arrive.'],
};

/** Answers what is no HTTP, or too late, in the shape of all errors, and hangs up. */
export const clientErrorHandler: NonNullable<FastifyServerOptions['clientErrorHandler']> = (
  error,
  socket,
) => {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const [status, message] = answers[error.code] ?? [
    '400 Bad Request',
    'The request is not well formed HTTP.',
  ];
  const body = JSON.stringify({ errors: [{ message, extensions: { code: 'BAD_REQUEST' } }] });
  const head = [
    `HTTP/1.1 ${status}`,
    'Content-Type: application/json; charset=utf-8',
    `Content-Length: ${Buffer.byteLength(body)}`,
    'Cache-Control: no-store',
    'X-Content-Type-Options: nosniff',
    `X-Request-Id: ${randomUUID()}`,
    'Connection: close',
  ];
  (socket as Socket).end(`${head.join('\r\n')}\r\n\r\n${body}`);
};
