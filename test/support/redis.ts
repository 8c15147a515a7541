import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';

/** A real Redis on a port of its own, that can be stopped and started again. */
export interface Redis {
  readonly url: string;
  start(): Promise<void>;
  stop(): Promise<void>;
}

export async function makeRedis(): Promise<Redis> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as { port: number };
  probe.close();
  let child: ChildProcess | undefined;
  return {
    url: `redis://127.0.0.1:${port}`,
    async start() {
      const started = spawn('redis-server', ['--port', String(port), '--bind', '127.0.0.1', '--save', '']);
      child = started;
      let said = '';
      while (!said.includes('Ready to accept connections'))
        said += String((await once(started.stdout, 'data'))[0]);
    },
    async stop() {
      if (child === undefined) return;
      const ended = once(child, 'exit');
      child.kill('SIGKILL');
      await ended;
      child = undefined;
    },
  };
}
