import { EventEmitter, once } from 'node:events';
import { Agent, request as send } from 'node:http';
import { clearInterval, setInterval } from 'node:timers';

/**
 * Sends requests at even distances, whether those before are answered or not, as many people do who know nothing of each
 * other. A time runs from when a request was due, so one that had to wait for a connection has waited.
 * (autocannon sends a second's requests as fast as it can, and then pauses.)
 */
export async function steadily({ url, connections, request, amount, rate, whenAnswered }) {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const [times, begun, answered] = [[], performance.now(), new EventEmitter()];
  let [bytes, faults, sent, after] = [0, 0, 0, undefined];
  const end = (due, failed) => {
    faults += failed ? 1 : 0;
    if (times.push(performance.now() - due) < amount) return;
    after = whenAnswered();
    answered.emit('all');
  };
  const sendOne = (due) => {
    const { method, headers, body } = request;
    let whole = false;
    const asked = send(url, { agent, method, headers, timeout: 120_000 }, (answer) => {
      answer.on('data', (part) => (bytes += part.length));
      answer.on('end', () => (whole = answer.statusCode === 200));
    });
    asked.on('timeout', () => asked.destroy());
    asked.on('error', () => undefined);
    asked.on('close', () => end(due, !whole));
    asked.end(body);
  };
  const all = once(answered, 'all');
  const clock = setInterval(() => {
    while (sent < amount && begun + (sent * 1000) / rate <= performance.now()) {
      sendOne(begun + (sent * 1000) / rate);
      sent += 1;
    }
  }, 1);
  await all;
  clearInterval(clock);
  agent.destroy();
  return { times, bytes, faults, after, perSecond: (amount * 1000) / (performance.now() - begun) };
}
