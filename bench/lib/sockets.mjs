import { EventEmitter, once } from 'node:events';
import { connect } from 'node:net';
import { clearInterval, setInterval } from 'node:timers';

/** Milliseconds after which nobody waits for an answer any more. */
const patience = 120_000;

/**
 * What all connections read into, one after the other, as an answer is looked at and forgotten. Where each read had memory of its own,
 * collecting it took up to 20 ms, which showed as times of answers; the rest is collected by one thread, as helpers wait for a core.
 */
const scratch = Buffer.alloc(256 * 1024);
const nothing = Buffer.alloc(0);

/** A request as it is sent, each time. */
function bytesOf(url, { method, headers, body }) {
  const { host, pathname } = new URL(url);
  const lines = Object.entries({ host, ...headers, 'content-length': Buffer.byteLength(body) }).map(
    ([name, value]) => `${name}: ${value}`,
  );
  return Buffer.from(`${method} ${pathname} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n${body}`);
}

/**
 * A connection that asks one thing again and again, and looks at no more of an answer than its status and length.
 * @param answered told at the end of each answer whether it was one of status 200, and its bytes
 * @param closed told where the connection ends before it is told to
 */
function asker(url, bytes, answered, closed) {
  const { hostname, port } = new URL(url);
  let [head, left, length, good] = [nothing, 0, 0, false];
  const callback = (size) => {
    if (left > 0) left -= size;
    else {
      const chunk = scratch.subarray(0, size);
      const begun = head.length === 0 ? chunk : Buffer.concat([head, chunk]);
      const end = begun.indexOf('\r\n\r\n');
      head = end < 0 ? Buffer.from(begun) : nothing;
      if (end < 0) return true;
      const text = begun.latin1Slice(0, end);
      length = Number(/^content-length: (\d+)/im.exec(text)?.[1]);
      good = text.startsWith('HTTP/1.1 200 ') && length > 0;
      left = length - (begun.length - end - 4);
    }
    if (left === 0) answered(good, length);
    return true;
  };
  const onread = { buffer: scratch, callback };
  const socket = connect({ port: Number(port), host: hostname, noDelay: true, onread });
  // What failed is closed after it, as is what is silent for too long.
  socket.on('error', () => undefined).on('close', closed);
  socket.setTimeout(patience, () => socket.destroy());
  const end = () => socket.off('close', closed).destroy();
  return { open: once(socket, 'connect'), ask: () => socket.write(bytes), end };
}

/**
 * Sends so many requests with as little work as can be, as the machine that is measured is the one that sends; and at a steady
 * rate where one is given, of which autocannon sends each second's requests at once.
 * @param options.rate requests a second, at even distances, whether those before are answered or not: a time runs from when a
 *   request was due. Without it each connection asks again once it is answered.
 */
export async function bySockets({ url, connections, requests: [request], amount, rate, whenAnswered }) {
  const bytes = bytesOf(url, request);
  const [times, due, free, told] = [[], [], [], new EventEmitter()];
  let [sent, faults, received, after] = [0, 0, 0, undefined];
  const send = (connection, at) => {
    connection.at = at;
    connection.ask();
  };
  const next = (connection) => {
    if (rate === undefined && sent < amount) {
      sent += 1;
      send(connection, performance.now());
    } else if (due.length > 0) send(connection, due.shift());
    else free.push(connection);
  };
  const all = Array.from({ length: connections }, () => {
    const answered = (good, length) => {
      times.push(performance.now() - connection.at);
      received += length;
      faults += good ? 0 : 1;
      if (times.length < amount) return next(connection);
      after = whenAnswered?.();
      told.emit('whole');
    };
    const closed = () =>
      told.emit('error', new Error('The service ended a connection that waited for an answer.'));
    const connection = asker(url, bytes, answered, closed);
    return connection;
  });
  // People who look at reports are connected already: to connect is no part of an answer.
  await Promise.all(all.map(({ open }) => open));
  const whole = once(told, 'whole');
  // The first that is closed fails the turn; others close after it.
  told.on('error', () => undefined);
  const begun = performance.now();
  all.forEach(next);
  const clock = setInterval(() => {
    for (; rate && sent < amount && begun + (sent * 1000) / rate <= performance.now(); sent += 1) {
      due.push(begun + (sent * 1000) / rate);
      if (free.length > 0) send(free.shift(), due.shift());
    }
  }, 1);
  try {
    await whole;
    const perSecond = (amount * 1000) / (performance.now() - begun);
    return { times, bytes: received, faults, after, perSecond };
  } finally {
    clearInterval(clock);
    for (const connection of all) connection.end();
  }
}
