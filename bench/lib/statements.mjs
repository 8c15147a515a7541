import { connect, createServer } from 'node:net';

/** What opens, closes and prepares a transaction, and reads nothing. */
const control = /^\s*(begin|commit|rollback|start|set|select set_config|select pg_backend_pid)\b/i;

/** A way to the database that sees which statements go through it. */
export async function countingProxy(databaseUrl) {
  const { hostname, port } = new URL(databaseUrl);
  const counted = { reads: 0, control: 0 };
  const sockets = new Set();
  const server = createServer((near) => {
    const far = connect(Number(port), hostname);
    near.on(
      'data',
      messages((text) => (control.test(text) ? (counted.control += 1) : (counted.reads += 1))),
    );
    for (const [one, other] of [
      [near, far],
      [far, near],
    ]) {
      sockets.add(one);
      one
        .on('error', () => undefined)
        .on('close', () => other.destroy())
        .pipe(other);
    }
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = new URL(databaseUrl);
  url.port = String(server.address().port);
  return {
    url: url.toString(),
    counted,
    close() {
      for (const socket of sockets) socket.destroy();
      return new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Reads what a client says to PostgreSQL, and calls `ran` with the text of each statement that it runs. */
function messages(ran) {
  const prepared = new Map();
  let bound = '';
  let rest = Buffer.alloc(0);
  let begun = false;
  const text = (buffer, from) => buffer.toString('utf8', from, buffer.indexOf(0, from));
  const after = (buffer, from) => buffer.indexOf(0, from) + 1;
  const take = (type, body) => {
    if (type === 'Q') ran(text(body, 0));
    if (type === 'P') prepared.set(text(body, 0), text(body, after(body, 0)));
    if (type === 'B') bound = prepared.get(text(body, after(body, 0))) ?? '';
    if (type === 'E') ran(bound);
  };
  return (chunk) => {
    rest = Buffer.concat([rest, chunk]);
    for (;;) {
      // The first message of a connection has no letter.
      const letter = begun ? 1 : 0;
      if (rest.length < letter + 4) return;
      const length = letter + rest.readUInt32BE(letter);
      if (rest.length < length) return;
      if (begun) take(String.fromCharCode(rest[0]), rest.subarray(5, length));
      begun = true;
      rest = rest.subarray(length);
    }
  };
}
