import cluster from 'node:cluster';
import { createServer } from 'node:net';
import type { FastifyInstance } from 'fastify';
import type { Config } from './config.js';
import { StartUpError } from './errors.js';

type Address = Pick<Config, 'host' | 'port'>;

/** @throws StartUpError where the port cannot be had: said before minutes are spent on loading */
export async function assertPortFree({ host, port }: Address): Promise<void> {
  // One of several behind a port: their primary would hand a connection to the probe, which would never close.
  if (cluster.isWorker) return;
  const probe = createServer();
  await new Promise<void>((resolve, reject) => {
    probe.once('error', reject).listen({ host, port }, resolve);
  }).catch((error: unknown) => {
    throw explained(error, { host, port });
  });
  await new Promise((resolve) => probe.close(resolve));
}

/** Listens, and gives the address as people may type it. */
export async function listen(app: FastifyInstance, address: Address): Promise<string> {
  try {
    return await app.listen(address);
  } catch (error) {
    throw explained(error, address);
  }
}

function explained(error: unknown, { host, port }: Address): unknown {
  switch ((error as NodeJS.ErrnoException).code) {
    case 'EADDRINUSE':
      return new StartUpError(`Port ${port} of ${host} is taken: stop what uses it, or set PORT to another.`);
    case 'EACCES':
      return new StartUpError(`Port ${port} may not be used by this account: set PORT to one above 1023.`);
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return new StartUpError(
        `HOST ${host} is no address of this machine: use 127.0.0.1, or 0.0.0.0 for all.`,
      );
    default:
      return error;
  }
}
