import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/**
 * A way to the test database by which a test does as it likes with what goes through.
 * @param join what becomes of each connection; `far` is its other end at the database
 */
export async function startWay(target: string, join: (near: Socket, far: () => Socket) => void) {
  const url = new URL(target);
  const far = (): Socket => connect(Number(url.port), url.hostname).on('error', () => undefined);
  const server = createServer((near) => {
    near.on('error', () => undefined);
    join(near, far);
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port: ownPort } = server.address() as AddressInfo;
  return { url: throughPort(target, ownPort), close: () => server.close() };
}

/** The address of the same database by way of a port of this machine. */
export function throughPort(target: string, port: number): string {
  const through = new URL(target);
  through.hostname = '127.0.0.1';
  through.port = String(port);
  return through.toString();
}
