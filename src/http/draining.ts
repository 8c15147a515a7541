import type { Socket } from 'node:net';
import type { FastifyInstance } from 'fastify';

/** Milliseconds in which what clients have begun to send may still arrive. */
const mostLeft = 3000;

/**
 * How the server goes away without losing a request: for a while it says that it is not ready, and on each answer
 * that the connection ends there, but serves on, so that who balances loads can turn away; only then it closes. What
 * has arrived is answered; who sends slowly is not waited for, and Node, once it closes, no longer looks for those.
 * @param serveOn ends when it need serve no longer
 * @returns whether it is going away
 */
export function drainOnClose(app: FastifyInstance, serveOn: () => Promise<unknown>): () => boolean {
  const unserved = connectionsUnserved(app);
  let draining = false;
  let hangUp: NodeJS.Timeout | undefined;
  app.addHook('preClose', async () => {
    draining = true;
    await serveOn();
    hangUp = setTimeout(() => {
      for (const socket of unserved) socket.destroy();
    }, mostLeft);
  });
  app.addHook('onClose', async () => clearTimeout(hangUp));
  // Fastify says it of requests that come from now on, and not of those that are under way.
  app.addHook('onSend', (_request, reply, _payload, done) => {
    if (draining) reply.header('connection', 'close');
    done();
  });
  return () => draining;
}

/** The connections on which no request is being answered: nothing has arrived, or only a part. */
function connectionsUnserved(app: FastifyInstance): ReadonlySet<Socket> {
  const unserved = new Set<Socket>();
  app.server.on('connection', (socket: Socket) => {
    unserved.add(socket);
    socket.once('close', () => unserved.delete(socket));
  });
  app.addHook('preHandler', ({ raw }, _reply, done) => {
    unserved.delete(raw.socket);
    done();
  });
  app.addHook('onResponse', ({ raw }, _reply, done) => {
    if (!raw.socket.destroyed) unserved.add(raw.socket);
    done();
  });
  return unserved;
}
