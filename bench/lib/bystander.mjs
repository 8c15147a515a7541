// Somebody who only reads, as a thread of its own: asks twenty times a second, whether the last was answered or not, until
// it is told to stop, and then tells how it went.
import { setTimeout as wait } from 'node:timers/promises';
import { parentPort, workerData } from 'node:worker_threads';

const query = '{ nation { name { th } assessment { percent rating { level } } } }';

async function ask() {
  const begun = performance.now();
  const response = await fetch(workerData.url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  });
  await response.arrayBuffer();
  return { status: response.status, time: performance.now() - begun };
}

let stopped = false;
parentPort.once('message', () => (stopped = true));
const asked = [];
for (const begun = performance.now(); !stopped;) {
  asked.push(ask().catch(() => ({ status: 0, time: Infinity })));
  await wait(Math.max(1, begun + asked.length * 50 - performance.now()));
}
const answers = await Promise.all(asked);
const times = answers.map(({ time }) => time).sort((one, other) => one - other);
const quantile = (q) => times[Math.floor(times.length * q)];
parentPort.postMessage({
  failed: answers.filter(({ status }) => status !== 200).length,
  ...{ p50: quantile(0.5), p95: quantile(0.95) },
});
