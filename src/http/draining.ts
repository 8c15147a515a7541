import type { FastifyInstance } from 'fastify';

/**
 * How the server goes away without losing a request: for a while it says that it is not ready, and on each answer
 * that the connection ends there, but serves on, so that who balances loads can turn away; only then it closes.
 * @param serveOn ends when it need serve no longer
 * @returns whether it is going away
 */
export function drainOnClose(app: FastifyInstance, serveOn: () => Promise<unknown>): () => boolean {
  let draining = false;
  app.addHook('preClose', async () => {
    draining = true;
    await serveOn();
  });
  return () => draining;
}
