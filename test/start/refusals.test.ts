import { createServer } from 'node:net';
import { once } from 'node:events';
import { testDatabase, type TestDatabase } from '../support/database.js';
import { mainScript, startProgram } from '../support/program.js';
import { createDatabase, dropDatabase, onServer, templateName } from '../support/server.js';

const secret = { JWT_SECRET: 'x'.repeat(32) };

let good: TestDatabase;
beforeAll(async () => {
  good = await testDatabase();
});
afterAll(() => good.drop());

const changed = (change: (url: URL) => void): string => {
  const url = new URL(good.url);
  change(url);
  return url.toString();
};

/** What is wrong, and what the one sentence must name. */
const refusals: [string, () => Record<string, string>, RegExp][] = [
  ['no secret', () => ({ DATABASE_URL: good.url }), /^JWT_SECRET is not set: .*openssl rand/],
  ['a short secret', () => ({ DATABASE_URL: good.url, JWT_SECRET: 'short' }), /^JWT_SECRET: .*32 characters/],
  ['a port that is none', () => ({ ...secret, PORT: 'http' }), /^PORT: /],
  [
    'a DATABASE_URL of another kind',
    () => ({ ...secret, DATABASE_URL: 'mysql://localhost/x' }),
    /^DATABASE_URL: must look like postgres:/,
  ],
  [
    'a server that is not there',
    () => ({ ...secret, DATABASE_URL: changed((url) => (url.port = '1')) }),
    /^The database of DATABASE_URL cannot be used: .*ECONNREFUSED/,
  ],
  [
    'a host that is not there',
    () => ({ ...secret, DATABASE_URL: changed((url) => (url.hostname = 'no.such.host.invalid')) }),
    /^The database of DATABASE_URL cannot be used: .*no\.such\.host/,
  ],
  [
    'a wrong password',
    () => ({ ...secret, DATABASE_URL: changed((url) => (url.username = 'nobody')) }),
    /^The database of DATABASE_URL cannot be used: .*nobody/,
  ],
  [
    'a database that is not there',
    () => ({ ...secret, DATABASE_URL: changed((url) => (url.pathname = '/nowhere')) }),
    /^The database of DATABASE_URL cannot be used: database "nowhere" does not exist/,
  ],
  [
    'an address that is not ours',
    () => ({ ...secret, DATABASE_URL: good.url, HOST: '192.0.2.1' }),
    /^HOST 192\.0\.2\.1 is no address of this machine/,
  ],
];

test.each(refusals)('%s: one sentence, exit code 1', async (_name, env, sentence) => {
  const program = startProgram([mainScript], env());
  expect(await program.ended()).toBe(1);
  expect(program.said()).toMatch(sentence);
  expect(program.said().trim().split('\n')).toHaveLength(1);
});

test('a taken port', async () => {
  const taken = createServer().listen(0, '127.0.0.1');
  await once(taken, 'listening');
  const address = taken.address();
  const port = typeof address === 'object' && address !== null ? String(address.port) : '';
  const program = startProgram([mainScript], { ...secret, DATABASE_URL: good.url, PORT: port });
  expect(await program.ended()).toBe(1);
  expect(program.said().trim()).toBe(
    `Port ${port} of 127.0.0.1 is taken: stop what uses it, or set PORT to another.`,
  );
  taken.close();
});

test('an unknown argument', async () => {
  const program = startProgram([mainScript, '--dmeo'], secret);
  expect(await program.ended()).toBe(1);
  expect(program.said().trim()).toBe('Unknown argument --dmeo: there is only --demo.');
});

test('another version of Node', async () => {
  const older =
    "data:text/javascript,Object.defineProperty(process,'versions',{value:{...process.versions,node:'18.20.0'}})";
  const program = startProgram(['--import', older, mainScript], secret);
  expect(await program.ended()).toBe(1);
  expect(program.said().trim()).toMatch(/^Node 18\.20\.0 is not supported: use 20\.19/);
});

test('a database without tables is not migrated in passing', async () => {
  const name = `${templateName()}_empty`;
  const DATABASE_URL = await createDatabase(name);
  const program = startProgram([mainScript], { ...secret, DATABASE_URL });
  expect(await program.ended()).toBe(1);
  expect(program.said().trim()).toMatch(/^The database lacks tables.*db:migrate/);
  await dropDatabase(name);
});

test.each([
  ['ascii', `encoding 'SQL_ASCII' locale_provider libc locale 'C'`],
  ['c', `encoding 'UTF8' locale_provider libc locale 'C'`],
])('a database that does not know Thai letters (%s)', async (suffix, options) => {
  const name = `${templateName()}_${suffix}`;
  await onServer((client) => client.query(`create database ${name} template template0 ${options}`));
  const DATABASE_URL = changed((url) => (url.pathname = `/${name}`));
  const program = startProgram([mainScript], { ...secret, DATABASE_URL });
  expect(await program.ended()).toBe(1);
  expect(program.said().trim()).toMatch(
    /^The database of DATABASE_URL does not know Thai letters: create it with CREATE DATABASE/,
  );
  await dropDatabase(name);
});
