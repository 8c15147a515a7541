import { type ChildProcess, spawn } from 'node:child_process';
import { EventEmitter, once } from 'node:events';
import { join } from 'node:path';
import { projectRoot } from '../../src/paths.js';

/** The built program, as an operator starts it. */
export interface Program {
  readonly child: ChildProcess;
  /** All that it has said so far, on both outputs. */
  said(): string;
  /** Waits until it says something, or throws with all it said when it ends before. */
  until(pattern: RegExp): Promise<string>;
  /** Waits for its end and gives its exit code, null where a signal ended it. */
  ended(): Promise<number | null>;
}

/** @param args of node: the script first */
export function startProgram(args: readonly string[], env: Record<string, string> = {}): Program {
  const child = spawn(process.execPath, [...args], {
    cwd: projectRoot,
    env: { PATH: process.env['PATH'], PORT: '0', ...env },
  });
  let said = '';
  const more = new EventEmitter();
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (text: Buffer) => {
      said += text.toString();
      more.emit('said');
    });
  const closed = once(child, 'close');
  return {
    child,
    said: () => said,
    async until(pattern) {
      while (!pattern.test(said)) {
        const heard = await Promise.race([once(more, 'said'), closed.then(() => null)]);
        if (heard === null && !pattern.test(said))
          throw new Error(`It ended before it said ${pattern}:\n${said}`);
      }
      return said;
    },
    async ended() {
      await closed;
      return child.exitCode;
    },
  };
}

export const mainScript = join(projectRoot, 'dist/src/main.js');

/** The built service on a database, that limits nobody's rate. */
export interface Service {
  readonly program: Program;
  readonly address: string;
  stop(): Promise<unknown>;
}

export async function startService(databaseUrl: string, jwtSecret: string, more = {}): Promise<Service> {
  const off = { RATE_LIMIT_PUBLIC: 'off', RATE_LIMIT_SIGNED_IN: 'off' };
  const env = { DATABASE_URL: databaseUrl, JWT_SECRET: jwtSecret, LOG_LEVEL: 'info', ...off, ...more };
  const program = startProgram([mainScript], env);
  const said = await program.until(/listening at http[^"]+"/i);
  return {
    program,
    address: /listening at (http[^"]+)"/i.exec(said)?.[1] ?? '',
    stop() {
      program.child.kill('SIGTERM');
      return program.ended();
    },
  };
}
