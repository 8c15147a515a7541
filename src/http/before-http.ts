import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { FastifyBaseLogger, FastifyInstance } from 'fastify';

const answers: Readonly<Record<string, readonly [string, string]>> = {
  HPE_HEADER_OVERFLOW: ['431 Request Header Fields Too Large', 'The headers are too large: at most 16 KB.'],
  ERR_HTTP_REQUEST_TIMEOUT: ['408 Request Timeout', 'The request took too long to arrive.'],
};

const bodyOf = (message: string): string =>
  JSON.stringify({ errors: [{ message, extensions: { code: 'BAD_REQUEST' } }] });

const headersOf = (id: string, body: string): Record<string, string | number> => ({
  'Content-Type': 'application/json; charset=utf-8',
  'Content-Length': Buffer.byteLength(body),
  'Cache-Control': 'no-store',
  'X-Content-Type-Options': 'nosniff',
  'X-Request-Id': id,
  Connection: 'close',
});

/** Answers what is no HTTP, or too late, in the shape of all errors, and hangs up. */
export function answerClientError(
  log: FastifyBaseLogger,
  error: Error & { code?: string },
  socket: Socket,
): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const [status, message] = answers[error.code ?? ''] ?? [
    '400 Bad Request',
    'The request is not well formed HTTP.',
  ];
  const [id, body] = [randomUUID(), bodyOf(message)];
  log.info({ requestId: id, status: Number.parseInt(status), code: error.code }, 'no request');
  const head = Object.entries(headersOf(id, body)).map(([name, value]) => `${name}: ${value}`);
  socket.end(`HTTP/1.1 ${status}\r\n${head.join('\r\n')}\r\n\r\n${body}`);
}

/** Who expects of us what we do not know is told so as of any other error: node would send nothing but the status. */
export function refuseExpectations(app: FastifyInstance): void {
  app.server.on('checkExpectation', (_request: IncomingMessage, response: ServerResponse) => {
    const [id, body] = [randomUUID(), bodyOf('Send no Expect header but "100-continue".')];
    app.log.info({ requestId: id, status: 417 }, 'no request');
    response.writeHead(417, headersOf(id, body)).end(body);
  });
}
