import autocannon from 'autocannon';
import { requestOf } from './ask.mjs';
import { stayLoggedIn } from './contestant.mjs';
import { cpuOf, memoryOf } from './cpu.mjs';

/** Requests of each connection before anything counts, and at the least while it does. */
const each = 4;

/** Somebody could not answer: its figures would say nothing. */
export class Unanswered extends Error {}

/**
 * Loads one contestant with one question, in a closed loop. A number of requests, not a time: so all are answered
 * when it ends, and no work is counted that no answer came of.
 * @param options.seconds about how long
 * @param options.adHoc every document is one that nobody asked before
 * @param options.rate requests a second in all, where not as many as it can
 */
export async function load(contestant, question, { seconds, connections, postmaster, adHoc = false, rate }) {
  await stayLoggedIn(contestant);
  const request = requestOf(contestant, question);
  const fixed = {
    url: contestant.url,
    connections,
    timeout: 120,
    requests: [adHoc ? { ...request, setupRequest: unheardOf(contestant, question) } : request],
  };
  // Connections are opened, statements prepared and code compiled; and it shows how many fill the time.
  const begun = performance.now();
  await autocannon({ ...fixed, amount: connections * each });
  const possible = (connections * each * 1000 * seconds) / (performance.now() - begun);
  const amount = Math.ceil(Math.max(connections * each, rate ? rate * seconds : possible));

  const before = { server: cpuOf(contestant.pid), database: cpuOf(postmaster), time: performance.now() };
  const times = [];
  let bytes = 0;
  const run = autocannon({ ...fixed, amount, ...(rate && { overallRate: Math.ceil(rate) }) });
  run.on('response', (_client, _status, size, time) => {
    bytes += size;
    times.push(time);
  });
  const { non2xx, errors, timeouts } = await run;
  const elapsed = performance.now() - before.time;
  const count = times.length;
  if (non2xx + errors + timeouts > 0 || count < amount)
    throw new Unanswered(
      `${contestant.title}, ${question.name}: of ${amount} requests ${count} were answered, ${non2xx} not with 200, ${errors + timeouts} not in time`,
    );
  times.sort((one, other) => one - other);
  return {
    perSecond: (count * 1000) / elapsed,
    p50: times[Math.floor(count * 0.5)],
    p99: times[Math.floor(count * 0.99)],
    server: (cpuOf(contestant.pid) - before.server) / count,
    database: (cpuOf(postmaster) - before.database) / count,
    bytes: bytes / count,
    memory: memoryOf(contestant.pid),
  };
}

let asked = 0;

/** The same question with a field more, under a name that was never used: nothing prepared for it can be found. */
const unheardOf = (contestant, question) => (request) => {
  asked += 1;
  const document = question[contestant.documents];
  const query = document.query.trim().replace(/\}$/, `  unheardOf${asked}: __typename\n}`);
  return { ...request, body: JSON.stringify({ ...document, query }) };
};
