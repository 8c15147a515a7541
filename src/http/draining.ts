import type { FastifyInstance } from 'fastify';

/** Milliseconds in which requests that are under way may end: longer than the slowest answer takes. */
const mostLeft = 3000;

/**
 * How the server goes away without losing a request: for a while it says that it is not ready, and on each answer
 * that the connection ends there, but serves on, so that who balances loads can turn away; only then it closes. Who sends slowly is not waited for: once
 * it closes, Node no longer looks for those.
 * @param serveOn ends when it need serve no longer
 * @returns whether it is going away
 */
export function drainOnClose(app: FastifyInstance, serveOn: () => Promise<unknown>): () => boolean {
  let draining = false;
  let hangUp: NodeJS.Timeout | undefined;
  app.addHook('preClose', async () => {
    draining = true;
    await serveOn();
    hangUp = setTimeout(() => app.server.closeAllConnections(), mostLeft);
  });
  app.addHook('onClose', async () => clearTimeout(hangUp));
  return () => draining;
}
