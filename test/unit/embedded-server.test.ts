import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, realpath, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { startEmbeddedServer, type EmbeddedServer } from '../../src/database/embedded/embedded-server.js';
import { StartUpError } from '../../src/errors.js';

let directory: string;
let started: EmbeddedServer[] = [];

beforeAll(async () => {
  directory = await realpath(await mkdtemp(join(tmpdir(), 'lpa-embedded-')));
});

afterEach(async () => {
  for (const server of started) await server.stop();
  started = [];
});

afterAll(() => rm(directory, { recursive: true }));

async function start(durable = false): Promise<EmbeddedServer> {
  const server = await startEmbeddedServer({ directory, durable });
  started.push(server);
  return server;
}

async function connect(server: EmbeddedServer): Promise<Client> {
  const client = new Client({
    connectionString: await server.databaseUrl('lpa'),
    application_name: 'a test',
  });
  client.on('error', () => undefined);
  await client.connect();
  return client;
}

async function ask(server: EmbeddedServer, sql: string): Promise<unknown> {
  const client = await connect(server);
  try {
    const { rows } = await client.query<{ answer: unknown }>(sql);
    return rows[0]?.answer;
  } finally {
    await client.end();
  }
}

const cluster = (): string => join(directory, 'postgres');
const lockFile = (): string => join(cluster(), 'postmaster.pid');
const postmaster = async (): Promise<number> => parseInt(await readFile(lockFile(), 'utf8'), 10);

test('a server starts from nothing, in the given directory, and answers', async () => {
  expect(await ask(await start(), `select current_setting('data_directory') as answer`)).toBe(cluster());
});

test('Thai has trigrams', async () => {
  const server = await start();
  await ask(server, 'create extension if not exists pg_trgm');
  expect(await ask(server, `select cardinality(show_trgm('หนองคาย')) as answer`)).toBeGreaterThan(5);
});

test('text is in the order of ICU', async () => {
  expect(await ask(await start(), `select 'a' < 'B' as answer`)).toBe(true);
});

test('only its own account may read the password', async () => {
  await start();
  expect((await stat(join(directory, 'password'))).mode & 0o777).toBe(0o600);
});

test('the second to come joins the server and the last to leave stops it', async () => {
  const first = await start();
  const pid = await postmaster();
  const second = await start();
  expect(await postmaster()).toBe(pid);

  await first.stop();
  expect(await ask(second, 'select 1 as answer')).toBe(1);
  await second.stop();
  expect(existsSync(lockFile())).toBe(false);
});

test('two that start at once share one server', async () => {
  const [one, other] = await Promise.all([start(), start()]);
  expect(await one.databaseUrl('lpa')).toBe(await other.databaseUrl('lpa'));
});

test('two that leave at once leave nothing behind', async () => {
  const [one, other] = [await start(), await start()];
  await Promise.all([one.stop(), other.stop()]);
  expect(existsSync(lockFile())).toBe(false);
});

test('who comes while another leaves finds a server', async () => {
  for (let round = 0; round < 3; round += 1) {
    const leaving = await start();
    const [coming] = await Promise.all([start(), leaving.stop()]);
    expect(await ask(coming, 'select 1 as answer')).toBe(1);
    await coming.stop();
  }
});

test('the server stays as long as somebody else is connected', async () => {
  const server = await start();
  const guest = await connect(server);
  await server.stop();
  expect((await guest.query('select 1')).rowCount).toBe(1);
  await guest.end();
  // The next one out stops it.
  await start();
});

test('a process that vanished without leaving does not keep the server', async () => {
  const vanished = await start();
  await ask(
    vanished,
    `select pg_terminate_backend(pid, 5000) as answer from pg_stat_activity where application_name = 'lpa-graphql presence'`,
  );
  const next = await start();
  await next.stop();
  expect(existsSync(lockFile())).toBe(false);
});

test('what was committed survives the death of the server', async () => {
  const before = await start(true);
  await ask(before, 'drop table if exists kept');
  await ask(before, 'create table kept as select 42 as answer');
  process.kill(await postmaster(), 'SIGKILL');
  expect(await ask(await start(), 'select answer from kept')).toBe(42);
});

test('a lock whose process number has gone to another program does not block', async () => {
  const server = await start();
  const lock = await readFile(lockFile(), 'utf8');
  await server.stop();
  // PostgreSQL gives way only to processes of its own account.
  const { uid, gid } = await stat(cluster());
  const stranger = spawn('sleep', ['600'], { uid, gid, cwd: '/' });
  await once(stranger, 'spawn');
  await writeFile(lockFile(), lock.replace(/^\d+/, `${stranger.pid}`));
  try {
    expect(await ask(await start(), 'select 1 as answer')).toBe(1);
  } finally {
    stranger.kill();
  }
});

test('an empty lock that a power cut left does not block', async () => {
  await (await start()).stop();
  await writeFile(lockFile(), '');
  await utimes(lockFile(), 0, 0);
  expect(await ask(await start(), 'select 1 as answer')).toBe(1);
});

test('what a killed process left half made is cleared away', async () => {
  const { pid } = spawnSync(process.execPath, ['--version']);
  const half = join(directory, `new-${pid}-AbCdEf`);
  await mkdir(join(half, 'base'), { recursive: true });
  await start();
  expect(existsSync(half)).toBe(false);
});

test.each([
  ['postgres/PG_VERSION', '15\n', /is of PostgreSQL 15 and this is PostgreSQL 18/],
  ['postgres/PG_VERSION', undefined, /is in the way of the database/],
  ['password', undefined, /password .* is missing: put the file .*password back/],
])('with another %s (%j) it does not start and says why', async (file, text, reason) => {
  const [path, aside] = [join(directory, file), join(directory, 'aside')];
  await (await start()).stop();
  await rename(path, aside);
  if (text) await writeFile(path, text);
  try {
    const failure = await start().catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(StartUpError);
    expect((failure as Error).message).toMatch(reason);
  } finally {
    await rename(aside, path);
  }
});

test('a running server that refuses our password is left alone', async () => {
  const server = await start();
  const password = join(directory, 'password');
  const right = await readFile(password, 'utf8');
  await writeFile(password, 'wrong');
  try {
    await expect(start()).rejects.toThrow(/refuses the password/);
    await writeFile(password, right);
    expect(await ask(server, 'select 1 as answer')).toBe(1);
  } finally {
    await writeFile(password, right);
  }
});
