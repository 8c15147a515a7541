import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { projectRoot } from '../../src/paths.js';
import { jwtSecret } from '../support/ask.js';
import { testDatabase } from '../support/database.js';
import { freePort } from '../support/own-server.js';
import { mainScript, startProgram } from '../support/program.js';

const ask = async (port: number): Promise<number> => {
  const { status } = await fetch(`http://127.0.0.1:${port}/health/live`, {
    headers: { connection: 'close' },
  });
  return status;
};

test('two processes of a cluster begin to listen, whoever asks at their port meanwhile', async () => {
  const { url, drop } = await testDatabase();
  const port = await freePort();
  const env = { DATABASE_URL: url, JWT_SECRET: jwtSecret, LOG_LEVEL: 'info', PORT: String(port) };
  const program = startProgram([join(projectRoot, 'bench/lib/twice.mjs'), mainScript], env);
  const listening = program.until(/listening at http[^]*listening at http/i).then(() => 'both');
  const statuses = new Set<number>();
  try {
    let done: string | undefined;
    while (done === undefined) {
      const asked = ask(port).then(
        (status) => void statuses.add(status),
        () => wait(2), // until one listens
      );
      done = await Promise.race([listening, asked.then(() => undefined)]);
    }
    statuses.add(await ask(port));
    expect([...statuses]).toEqual([200]);
  } finally {
    program.child.kill('SIGTERM');
    await program.ended();
    await drop();
  }
});
