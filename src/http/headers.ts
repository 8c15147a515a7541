import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

/** What every answer says to a browser: take it for nothing but what it is, show it in no frame, tell nobody. */
const securityHeaders = {
  'content-security-policy':
    "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
  'cross-origin-opener-policy': 'same-origin',
  'permissions-policy': 'interest-cohort=()',
  'referrer-policy': 'no-referrer',
  'strict-transport-security': 'max-age=31536000',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
};

/** Puts the request's id and what concerns safety on an answer. */
export const setHeaders = (request: FastifyRequest, reply: FastifyReply): FastifyReply =>
  reply.headers({
    ...securityHeaders,
    'x-request-id': request.id,
    vary: 'accept, accept-encoding, authorization',
  });

/**
 * Puts these on every answer, at the first moment, so that none is without them. Nothing is kept by caches that was
 * given to an account or in answer to a POST, which may hold a token; a file and a finished answer say themselves.
 */
export function addHeaders(app: FastifyInstance): void {
  app.addHook('onRequest', (request, reply, done) => {
    setHeaders(request, reply);
    done();
  });
  app.addHook('onSend', (request, reply, _payload, done) => {
    const open = request.method === 'GET' && request.headers.authorization === undefined;
    if (!reply.hasHeader('cache-control') && !reply.raw.hasHeader('cache-control'))
      reply.header('cache-control', open ? 'no-cache' : 'no-store');
    done();
  });
}
