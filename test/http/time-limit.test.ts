import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import Fastify, { type FastifyInstance } from 'fastify';
import { answerErrors } from '../../src/http/answer-errors.js';
import { readJsonBodies } from '../../src/http/json-body.js';
import { NotedReads } from '../../src/audit/noted-reads.js';
import { unavailable } from '../../src/graphql/unavailable.js';
import { finished, sendFinished, sendText } from '../../src/http/send-answer.js';
import { limitTime } from '../../src/http/time-limit.js';
import { testServer } from '../support/ask.js';
import { makeWorld } from '../support/world.js';

test('what takes longer than the limit is 503 with a time to come again, and the next request is answered', async () => {
  const world = await makeWorld();
  const server = await testServer(world.database, { config: { requestTimeout: 100 } });
  const holder = world.database.createQueryRunner();
  await holder.startTransaction();
  await holder.query('lock table assessment in access exclusive mode');
  const answer = await server.ask('{ localGovernments { nodes { assessments { percent } } } }', {
    as: world.ids.department,
  });
  expect([answer.status, answer.errorCode()]).toEqual([503, 'SERVICE_UNAVAILABLE']);
  expect(answer.headers.get('retry-after')).toBe('1');
  await holder.rollbackTransaction();
  await holder.release();
  expect((await server.ask('{ nation { id } }')).status).toBe(200);
  await server.close();
  await world.close();
});

let app: FastifyInstance;
let signals: AbortSignal[];
beforeEach(async () => {
  signals = [];
  app = Fastify();
  answerErrors(app);
  readJsonBodies(app);
  app.post('/quick', (_request, reply) => {
    signals.push(limitTime(reply, 60_000).signal);
    return { aborted: signals[0]?.aborted };
  });
  app.post('/never', (_request, reply) => {
    const { signal, over } = limitTime(reply, 60_000);
    signals.push(signal);
    app.server.emit('asked');
    return over;
  });
  const text = JSON.stringify({ data: 'x'.repeat(100_000) });
  const answer = finished('application/json', text, {
    operation: null,
    cost: 0,
    reads: new NotedReads().summary,
  });
  app.get('/too-late/:way', (request, reply) =>
    Promise.race([
      (request.params as { way: string }).way === 'kept'
        ? sendFinished(request, reply, answer, { shared: true, encoded: () => undefined })
        : sendText(request, reply, text),
      Promise.reject(unavailable('1')),
    ]),
  );
  await app.listen({ host: '127.0.0.1', port: 0 });
});
afterEach(() => app.close());

const post = (path: string) =>
  request(`${app.listeningOrigin}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
  }).end('{}');

test('the signal of a request stays quiet while it is answered, also when its body has been read', async () => {
  const [answer] = (await once(post('/quick'), 'response')) as [IncomingMessage];
  let text = '';
  for await (const part of answer) text += String(part);
  expect(JSON.parse(text)).toEqual({ aborted: false });
  expect(signals[0]?.aborted).toBe(false);
});

test('a client that hangs up ends it', async () => {
  const asked = once(app.server, 'asked');
  const sent = post('/never');
  sent.on('error', () => undefined);
  await asked;
  const ended = once(signals[0] as AbortSignal, 'abort');
  sent.destroy();
  await ended;
  expect(signals[0]?.aborted).toBe(true);
});

test.each(['kept', 'made'])(
  'when the time is over while an answer is encoded, nothing of it is on the refusal: %s',
  async (way) => {
    const refused = await fetch(`${app.listeningOrigin}/too-late/${way}`);
    expect(refused.status).toBe(503);
    for (const name of ['content-encoding', 'etag', 'cache-control'])
      expect([name, refused.headers.get(name)]).toEqual([name, null]);
    expect(await refused.json()).toMatchObject({ errors: [{ extensions: { code: 'SERVICE_UNAVAILABLE' } }] });
  },
);
