import { connect, createServer, type Server, type Socket } from 'node:net';
import { throughPort } from './way.js';

/** A way to the test database that can be cut: what is seen of one that is killed, and of one that comes back. */
export interface Proxy {
  /** The address of a database, by way of this proxy. */
  through(url: string): string;
  /** Ends all connections; new ones are refused. */
  cut(): Promise<void>;
  /** Lets connections through again. */
  mend(): Promise<void>;
}

export async function startProxy(target: string): Promise<Proxy> {
  const { hostname, port } = new URL(target);
  const open = new Set<Socket>();
  let server: Server;
  let ownPort = 0;
  const listen = (): Promise<void> => {
    server = createServer((near) => {
      const far = connect(Number(port), hostname);
      for (const [one, other] of [
        [near, far],
        [far, near],
      ] as const) {
        open.add(one);
        one.pipe(other);
        one.on('error', () => undefined);
        one.on('close', () => {
          open.delete(one);
          other.destroy();
        });
      }
    });
    return new Promise((resolve) => {
      server.listen(ownPort, '127.0.0.1', () => {
        ownPort = (server.address() as { port: number }).port;
        resolve();
      });
    });
  };
  await listen();
  return {
    through: (url) => throughPort(url, ownPort),
    async cut() {
      const closed = new Promise((resolve) => server.close(resolve));
      for (const socket of open) socket.destroy();
      await closed;
    },
    mend: listen,
  };
}
