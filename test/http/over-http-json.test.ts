import { makeWorld, type World } from '../support/world.js';

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});
afterAll(() => world.close());

async function post(body: Buffer): Promise<{ status: number; text: string }> {
  const answer = await fetch(`${world.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: new Uint8Array(body),
  });
  return { status: answer.status, text: await answer.text() };
}

/** Texts that no reader of JSON may take: the kinds of the well-known suite of them. */
const wrong = [
  '[1 true]', '[1,]', '[,1]', '[1,,2]', '[3[4]]', '[1:2]', '[1', '["x"', '[}', '{]', '{"a":1,}', '{"a" 1}', '{"a"::1}',
  '{"a":1 "b":2}', '{,}', '{a:1}', "{'a':1}", '{"a":1}}', '{"a":1}#', '{"a":1}/**/', '{"a":1}//', '{1:1}', '{null:1}',
  '[01]', '[-01]', '[+1]', '[.5]', '[1.]', '[1.e1]', '[1e]', '[1e+]', '[0x1]', '[1_000]', '[NaN]', '[Infinity]', '[-Infinity]',
  '[--1]', '[-]', '[1ea]', '[1 000]', '[\uFF11]', '["\\x00"]', '["\\u00"]', '["\\uD8"]', '["\\a"]', '["\\"]', '["a\tb"]',
  '["a\nb"]', '["a\u0000b"]', '[\'a\']', '["a]', '[\\u0020"a"]', '[True]', '[nul]', '[tru]', '[fals]', '[undefined]', '<null>',
  '[<null>]', '*', '\u00a0[]', '\u2060[]', '[\u000c]', '{"a":"b"}{', '[][]', '1]', '2@', '{"\\u{1F600}":1}', '{"a":/*x*/1}',
]; // prettier-ignore

test.each(wrong.map((text): [string] => [text]))(
  '%j is no JSON, as a body and as variables',
  async (text) => {
    for (const body of [text, `{"query":"{ nation { id } }","variables":${text}}`]) {
      const got = await post(Buffer.from(body));
      expect(got.status).toBe(400);
      expect(JSON.parse(got.text)).toEqual({
        errors: [
          { message: expect.any(String), extensions: expect.objectContaining({ code: 'BAD_REQUEST' }) },
        ],
      });
    }
  },
);

/** Bytes that are no UTF-8. */
test.each(['ff', 'c080', 'eda080', 'f4908080', 'e9', 'c3', 'fc80808080', '80', 'f0808080'])(
  'the bytes %s are refused within a text too',
  async (hex) => {
    const body = Buffer.concat([
      Buffer.from('{"query":"{ nation { id } }","variables":{"a":"'),
      Buffer.from(hex, 'hex'),
      Buffer.from('"}}'),
    ]);
    expect((await post(body)).status).toBe(400);
  },
);

/** JSON that readers may understand each in their own way: answered, one way or the other, and never a fault. */
test.each([
  '{"a":1,"a":2}', '{"a":1e999}', '{"a":-1e999}', '{"a":1e-999}', '{"a":123456789012345678901234567890}', '{"a":"\\ud800"}',
  '{"a":"\\udc00\\ud800"}', '{"a":"\\u0000"}', '{"":0}', '{"a":-0}', '{"__proto__":{"a":1}}', '{"constructor":{"prototype":1}}',
  '{"a":"\uffff"}', '{"a":"😀"}', '{"a":[[[[[[]]]]]]}', '{"toString":1}', '{"a":null}',
])('%s as variables is answered', async (variables) => {
  const got = await post(Buffer.from(`{"query":"{ nation { id } }","variables":${variables}}`));
  expect([200, 400]).toContain(got.status);
  expect(got.text).not.toMatch(/INTERNAL|stack/);
  expect(({} as { a?: number }).a).toBeUndefined();
}); // prettier-ignore
