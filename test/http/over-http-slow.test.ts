import { sendRaw, type Write } from '../support/raw.js';
import { makeWorld, type World } from '../support/world.js';

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});
afterAll(() => world.close());

const head = 'POST /graphql HTTP/1.1\r\nhost: a\r\ncontent-type: application/json\r\n';

/** Sends it every second, until the server hangs up. */
const drip = (text: string) => (write: Write) => {
  const timer = setInterval(() => {
    if (!write(text)) clearInterval(timer);
  }, 1000);
};

/** Of each kind: SLOW_SOCKETS=400 npx jest test/http/over-http-slow before a release. */
const sockets = Number(process.env['SLOW_SOCKETS'] ?? 20);

const slow: [string, string, ((write: Write) => void)?][] = [
  ['says nothing', ''],
  ['stops in the middle of a header', 'POST /graphql HTTP/1.1\r\nhost:'],
  ['sends a header letter by letter', `${head}x-slow: `, drip('a')],
  ['sends one header after another', head, drip('x-more: a\r\n')],
  ['sends no body', `${head}content-length: 40\r\n\r\n`],
  ['sends a body letter by letter', `${head}content-length: 4000\r\n\r\n{"query":"`, drip('a')],
  ['sends chunks without end', `${head}transfer-encoding: chunked\r\n\r\n`, drip('1\r\na\r\n')],
];

test('who is slow is hung up on within 15 s, and holds nobody else up', async () => {
  const waiting = slow.flatMap(([what, bytes, then]) =>
    Array.from({ length: sockets }, async () => {
      const { hungUp } = await sendRaw(world, bytes, { patience: 15_000, then });
      return { what, hungUp };
    }),
  );
  let waits = true;
  const bystander = (async () => {
    while (waits) expect((await world.ask('{ nation { id } }')).status).toBe(200);
  })();
  const ended = await Promise.all(waiting);
  waits = false;
  await bystander;
  const held = ended.filter(({ hungUp }) => hungUp === null).map(({ what }) => what);
  expect([...new Set(held)]).toEqual([]);
}, 30_000);
