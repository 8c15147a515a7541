import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { demoPassword } from '../../seeds/demo/accounts.js';
import { welcome } from '../../src/demo-welcome.js';
import { projectRoot } from '../../src/paths.js';
import type { TestServer } from '../support/ask.js';
import { demoServer } from '../support/demo.js';
import { type Block, blocksOf, documents } from './markdown.js';

const address = 'http://127.0.0.1:4000';

let server: TestServer;
beforeAll(async () => {
  server = await demoServer();
});
afterAll(() => server.close());

const blocks = documents.flatMap((path) => blocksOf(path).map((block) => ({ path, ...block })));
const named = (some: typeof blocks): [string, Block][] =>
  some.map((block) => [`${block.path}:${block.line}`, block]);

/** Runs a block as a reader would paste it. Where the machine has no curl, one of ours stands in for it. */
async function paste(text: string): Promise<unknown> {
  const curl = `command -v curl >/dev/null || curl() { "${process.execPath}" "${join(projectRoot, 'test/docs/curl.cjs')}" "$@"; }`;
  const script = `${curl}\n${text.replaceAll(address, server.url)}`;
  const { stdout } = await promisify(execFile)('/bin/sh', ['-c', script], { encoding: 'utf8' });
  return JSON.parse(stdout);
}

/** The password is known, so anybody may log in as anybody. */
async function tokenOf(username: string): Promise<string> {
  const answer = await server.ask(
    'mutation ($input: LogInInput!) { logIn(input: $input) { token userErrors { code } } }',
    { variables: { input: { username, password: demoPassword } } },
  );
  return answer.data().logIn.token as string;
}

const curls = blocks.filter((block) => block.language === 'sh' && block.text.includes('curl '));

test('every curl of the documents has its answer below it, and there are some', () => {
  expect(curls.length).toBeGreaterThanOrEqual(3);
  expect(curls.filter((block) => block.answer === undefined)).toEqual([]);
});

test.each(named(curls))('%s prints what is below it', async (_name, { text, answer }) => {
  expect(text).toContain(address);
  expect(await paste(text)).toMatchObject(answer as object);
});

test('the README’s first curl is the one that the demo prints', () => {
  const [, printed] = /-d '(.*)'$/m.exec(welcome(address)) ?? [];
  const [, written] = /-d '(.*)'$/m.exec(curls.find((block) => block.path === 'README.md')?.text ?? '') ?? [];
  expect(written).toBe(printed);
});

const queries = blocks.filter((block) => block.language === 'graphql');

test.each(named(queries))('%s answers as it says', async (_name, { text, answer }) => {
  const [, account] = /^# As ([\w-]+)\.$/m.exec(text) ?? [];
  const headers = account === undefined ? {} : { authorization: `Bearer ${await tokenOf(account)}` };
  const { body } = await server.ask(text, { headers });
  if (answer === undefined) expect(body.errors).toBeUndefined();
  else {
    expect(body).toMatchObject(answer as object);
    expect(body.errors?.length).toBe((answer as typeof body).errors?.length);
  }
});
