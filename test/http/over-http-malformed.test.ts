import { sendRaw } from '../support/raw.js';
import { send } from '../support/send.js';
import { makeWorld, type World } from '../support/world.js';

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});
afterAll(() => world.close());

/** What a request got: the status, and whether it is one error in the shape of GraphQL. */
interface Got {
  readonly status: number;
  readonly body: string;
  readonly id: string | undefined;
}

async function sending(
  method: string,
  path: string,
  headers: Record<string, string>,
  body: Buffer | string = '',
): Promise<Got> {
  const answer = await send(world, { method, path, headers, body });
  return {
    status: answer.status,
    body: answer.body.toString(),
    id: String(answer.headers['x-request-id']),
  };
}

function expectOneError({ status, body, id }: Got, expected: number): void {
  expect(status).toBe(expected);
  expect(JSON.parse(body)).toEqual({
    errors: [
      {
        message: expect.any(String),
        extensions: expect.objectContaining({ code: expect.stringMatching(/^[A-Z_]+$/) }),
      },
    ],
  });
  expect(body).not.toMatch(/<|node_modules|at \w+ \(/);
  expect(id).toMatch(/^[0-9a-f-]{36}$/);
}

const json = { 'content-type': 'application/json' };

const bodies: [string, Buffer | string][] = [
  ['nothing', ''],
  ['blanks', '  \n '],
  ['half a text', '{"query": '],
  ['null', 'null'],
  ['a number', '42'],
  ['a text', '"{ nation { id } }"'],
  ['true', 'true'],
  ['an empty list', '[]'],
  ['a list', '[{"query":"{ nation { id } }"}]'],
  ['an empty object', '{}'],
  ['a query that is a number', '{"query": 1}'],
  ['a query that is null', '{"query": null}'],
  ['variables that are a list', '{"query": "{ nation { id } }", "variables": []}'],
  ['variables that are a text', '{"query": "{ nation { id } }", "variables": "{}"}'],
  ['a name that is a list', '{"query": "{ nation { id } }", "operationName": []}'],
  ['a prototype alone', '{"__proto__": {"query": "{ nation { id } }"}}'],
  ['invalid UTF-8', Buffer.from('7b227175657279223a22ff227d', 'hex')],
  ['UTF-16', Buffer.from('{"query":"{ nation { id } }"}', 'utf16le')],
  ['a hundred thousand brackets', '['.repeat(100_000)],
  ['a hundred thousand closed brackets', '['.repeat(100_000) + ']'.repeat(100_000)],
  ['zero bytes', Buffer.alloc(1000)],
  ['compressed bytes', Buffer.from('1f8b0800000000000003abe6020033a0f6ac', 'hex')],
];

test.each(bodies)('a body of %s is 400', async (_what, body) => {
  expectOneError(await sending('POST', '/graphql', json, body), 400);
});

test('variables a hundred thousand levels deep are refused, not followed', async () => {
  const deep = `{"query": "{ nation { id } }", "variables": {"a": ${'['.repeat(100_000)}${']'.repeat(100_000)}}}`;
  expectOneError(await sending('POST', '/graphql', json, deep), 400);
});

test.each<[string, number, string, string, Record<string, string>, string]>([
  ['no content type', 415, 'POST', '/graphql', {}, '{"query":"{ nation { id } }"}'],
  ['XML', 415, 'POST', '/graphql', { 'content-type': 'text/xml' }, '<a/>'],
  ['no type at all', 415, 'POST', '/graphql', { 'content-type': 'nonsense' }, '{}'],
  ['another charset', 415, 'POST', '/graphql', { 'content-type': 'application/json; charset=utf-16' }, '{}'],
  ['an encoding', 415, 'POST', '/graphql', { ...json, 'content-encoding': 'gzip' }, '{}'],
  ['300 KB', 413, 'POST', '/graphql', json, `{"query":"${'x'.repeat(300_000)}"}`],
  ['a host that is none', 400, 'POST', '/graphql', { ...json, host: '[' }, '{"query":"{ nation { id } }"}'],
  ['PUT', 405, 'PUT', '/graphql', json, '{"query":"{ nation { id } }"}'],
  ['DELETE', 405, 'DELETE', '/graphql', {}, ''],
  ['PATCH', 405, 'PATCH', '/graphql', {}, ''],
  ['TRACE', 405, 'TRACE', '/graphql', {}, ''],
  ['another address', 404, 'GET', '/wp-admin.php', {}, ''],
  ['no file of the explorer', 404, 'GET', '/explorer/nothing.js', {}, ''],
  ['an address out of the folder', 404, 'GET', '/explorer/..%2f..%2fpackage.json', {}, ''],
  ['a broken address', 400, 'GET', '/graphql/%zz', {}, ''],
  ['two queries', 400, 'GET', '/graphql?query={a}&query={b}', { accept: 'application/json' }, ''],
  [
    'variables that are no JSON',
    400,
    'GET',
    '/graphql?query={nation{id}}&variables={',
    { accept: 'application/json' },
    '',
  ],
  ['no query', 400, 'GET', '/graphql', { accept: 'application/json' }, ''],
])('%s: %i', async (_what, status, method, path, headers, body) => {
  expectOneError(await sending(method, path, headers, body), status);
});

test.each([
  ['no HTTP', 'nonsense\r\n\r\n', 400],
  ['a header without a name', 'GET /health/live HTTP/1.1\r\nhost: a\r\n: b\r\n\r\n', 400],
  ['64 KB of headers', `GET /health/live HTTP/1.1\r\nhost: a\r\nx: ${'y'.repeat(65_536)}\r\n\r\n`, 431],
  [
    'two lengths',
    'POST /graphql HTTP/1.1\r\nhost: a\r\ncontent-length: 5\r\ncontent-length: 6\r\n\r\nabcdef',
    400,
  ],
  [
    'a length and chunks',
    'POST /graphql HTTP/1.1\r\nhost: a\r\ncontent-length: 5\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n',
    400,
  ],
  [
    'a chunk of no size',
    'POST /graphql HTTP/1.1\r\nhost: a\r\ncontent-type: application/json\r\ntransfer-encoding: chunked\r\n\r\nzz\r\n',
    400,
  ],
  [
    'no host',
    'GET /graphql?query=%7B HTTP/1.1\r\naccept: application/json\r\nconnection: close\r\n\r\n',
    400,
  ],
  ['an expectation of something', 'GET /health/live HTTP/1.1\r\nhost: a\r\nexpect: tea\r\n\r\n', 417],
])('%s on the wire is answered and hung up on', async (_what, bytes, status) => {
  const { text, hungUp } = await sendRaw(world, bytes);
  expect(text).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
  expect(hungUp).not.toBeNull();
  const body = text.slice(text.indexOf('\r\n\r\n') + 4);
  expect(JSON.parse(body)).toMatchObject({ errors: [{ extensions: { code: 'BAD_REQUEST' } }] });
  expect(text).toMatch(/\r\nx-request-id: [0-9a-f-]{36}\r\n/i);
});

test('OPTIONS that ask nothing are answered, and with no text', async () => {
  expect(await sending('OPTIONS', '/graphql', {})).toMatchObject({ status: 204, body: '' });
});
