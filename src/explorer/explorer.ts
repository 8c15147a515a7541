import fastifyStatic from '@fastify/static';
import { getDistDirectory } from 'altair-static';
import type { FastifyInstance } from 'fastify';
import { base, renderPage, renderStartScript, startScript } from './page.js';

/**
 * What the page may do: load from this server and talk to it, nothing else. So it works without internet, and
 * a token typed into it cannot leave for another host. Altair writes styles into the page at run time.
 */
const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self' data:",
  "worker-src 'self'",
  "connect-src 'self'",
  "base-uri 'self'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const securityHeaders = {
  'content-security-policy': contentSecurityPolicy,
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
};

/** Files whose name has a hash of their content. */
const hashed = /-[0-9A-Z]{8}\.js$/;

/** Serves Altair, a GraphQL client in the browser, with examples at `/explorer/`. */
export async function explorer(app: FastifyInstance, { demo }: { demo: boolean }): Promise<void> {
  app.addHook('onSend', async (_request, reply) => {
    reply.headers(securityHeaders);
  });

  // Made once: they depend on nothing that changes while the server runs.
  const page = renderPage(demo);
  const script = renderStartScript(demo);
  app.get(base, (_request, reply) =>
    reply.type('text/html; charset=utf-8').header('cache-control', 'no-cache').send(page),
  );
  app.get(base + startScript, (_request, reply) =>
    reply.type('text/javascript; charset=utf-8').header('cache-control', 'no-cache').send(script),
  );
  for (const url of ['/', base.slice(0, -1)]) app.get(url, (_request, reply) => reply.redirect(base));

  await app.register(fastifyStatic, {
    root: getDistDirectory(),
    prefix: base,
    index: false,
    cacheControl: false,
    setHeaders(response, path) {
      response.setHeader(
        'cache-control',
        hashed.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache',
      );
    },
  });
}
