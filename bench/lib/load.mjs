import { requestOf } from './ask.mjs';
import { stayLoggedIn } from './contestant.mjs';
import { cpuOf, cpuOfThis, memoryOf } from './cpu.mjs';

/** When it gets no faster: so many times, one after the other, not by as much. */
const noFaster = { times: 3, by: 1.05 };

/** Somebody could not answer: its figures would say nothing. */
export class Unanswered extends Error {}

/**
 * Loads one contestant with one question, in a closed loop. A number of requests, not a time: so all are answered
 * when it ends, and no work is counted that no answer came of.
 * @param options.seconds about how long, once it gets no faster
 * @param options.adHoc every document is one that nobody asked before
 * @param options.rate requests a second in all, where not as many as it can
 * @param options.generator what sends them
 */
export async function load(contestant, question, options) {
  const { seconds, connections, postmaster, adHoc = false, rate, generator = autocannon } = options;
  await stayLoggedIn(contestant);
  const request = requestOf(contestant, question);
  const requests = [adHoc ? { ...request, setupRequest: unheardOf(contestant, question) } : request];
  const fire = (amount, most) =>
    generator({ url: contestant.url, connections, timeout: 120, requests, amount, ...most });

  // Connections are opened, statements prepared and code compiled, until it gets no faster; and it shows how many fill the time.
  let [perSecond, fastest, since] = [0, 0, 0];
  while (since < noFaster.times) {
    ({ perSecond } = await fire(atLeast(connections, (perSecond * seconds) / 2)));
    const faster = perSecond > fastest * noFaster.by;
    [fastest, since] = faster ? [perSecond, 0] : [fastest, since + 1];
  }
  const amount = atLeast(connections, (rate ?? perSecond) * seconds);

  const cpu = () => ({ server: cpuOf(contestant.pid), database: cpuOf(postmaster), sender: cpuOfThis() });
  const before = cpu();
  const { times, bytes, faults, after, ...speed } = await fire(amount, { rate, whenAnswered: cpu });
  if (faults > 0 || times.length < amount)
    throw new Unanswered(
      `${contestant.title}, ${question.name}: of ${amount} requests ${times.length} were answered, ${faults} not as they should be`,
    );
  times.sort((one, other) => one - other);
  return {
    perSecond: speed.perSecond,
    p50: times[Math.floor(amount * 0.5)],
    p99: times[Math.floor(amount * 0.99)],
    server: (after.server - before.server) / amount,
    database: (after.database - before.database) / amount,
    sender: (after.sender - before.sender) / amount,
    bytes: bytes / amount,
    memory: memoryOf(contestant.pid),
  };
}

const atLeast = (connections, wanted) => Math.ceil(Math.max(connections * 4, wanted));

/** Sends so many requests. The clock stops at the last answer: autocannon itself only looks once a second. */
async function autocannon({ whenAnswered, ...options }) {
  // Not above: it is one of the packages that the session installs first.
  const { default: send } = await import('autocannon');
  const [times, begun] = [[], performance.now()];
  let [bytes, elapsed, after] = [0, 0, undefined];
  const run = send(options);
  run.on('response', (_client, _status, size, time) => {
    bytes += size;
    if (times.push(time) < options.amount) return;
    elapsed = performance.now() - begun;
    after = whenAnswered?.();
  });
  const { non2xx, errors, timeouts } = await run;
  return {
    ...{ times, bytes, after, faults: non2xx + errors + timeouts },
    perSecond: (times.length * 1000) / elapsed,
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
