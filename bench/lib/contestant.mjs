import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { node22 } from './install.mjs';
import { logIn } from './log-in.mjs';

const patience = 60_000;

/**
 * Starts a contestant on a free port of 127.0.0.1 and waits until it answers.
 * @param lifetime is told how to stop it
 */
export async function start(contestant, databaseUrl, settings, lifetime) {
  const port = await freePort();
  const child = spawn(node22, contestant.program, {
    stdio: ['ignore', 'ignore', 'pipe'],
    // A session of its own: Ctrl-C reaches the bench, which stops it.
    detached: true,
    env: {
      PATH: process.env.PATH,
      NODE_ENV: 'production',
      DATABASE_URL: databaseUrl,
      HOST: '127.0.0.1',
      PORT: String(port),
      JWT_SECRET: 'a secret of the bench, long enough to be taken',
      // One address asks for all: that is counted, and never too much.
      RATE_LIMIT_PUBLIC: '1000000000000',
      RATE_LIMIT_SIGNED_IN: '1000000000000',
      ...contestant.environment,
    },
  });
  let said = '';
  child.stderr.on('data', (text) => (said = (said + text).slice(-4000)));
  const closed = once(child, 'close');
  const stop = () => end(child, closed);
  lifetime.add(stop);
  const url = `http://127.0.0.1:${port}/graphql`;
  await untilReady(child, url, () => said);
  const started = { ...contestant, url, pid: child.pid, settings, stop, tokens: {}, loggedIn: 0 };
  await stayLoggedIn(started);
  return started;
}

/** Tokens last a quarter of an hour, a long run lasts longer. */
export async function stayLoggedIn(contestant) {
  if (!contestant.logsIn || Date.now() - contestant.loggedIn < 5 * 60_000) return;
  contestant.tokens = await logIn(contestant.url, Object.keys(contestant.settings));
  contestant.loggedIn = Date.now();
}

async function untilReady(child, url, said) {
  const end = Date.now() + patience;
  while (Date.now() < end) {
    if (child.exitCode !== null || child.signalCode !== null) break;
    if (await fetch(url).catch(() => null)) return;
    await wait(100);
  }
  throw new Error(`${child.spawnargs.slice(1).join(' ')} did not start: ${said()}`);
}

async function end(child, closed) {
  if (child.exitCode === null && child.signalCode === null) child.kill('SIGTERM');
  const late = new AbortController();
  const done = closed.then(() => late.abort());
  await Promise.race([closed, wait(5000, undefined, { signal: late.signal }).catch(() => undefined)]);
  // The whole session: a cluster's workers too.
  if (child.exitCode === null && child.signalCode === null) process.kill(-child.pid, 'SIGKILL');
  await done;
}

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}
