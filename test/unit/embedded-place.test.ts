import {
  chown,
  lstat,
  mkdir,
  mkdtemp,
  readlink,
  realpath,
  rm,
  stat,
  symlink,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { isRoot } from '../../src/database/embedded/account.js';
import { explain } from '../../src/database/embedded/failures.js';
import { mendLinks } from '../../src/database/embedded/links.js';
import { settle } from '../../src/database/embedded/place.js';
import { isTrusted, makeShelter, sheltersFor } from '../../src/database/embedded/shelter.js';
import { startEmbeddedServer } from '../../src/database/embedded/embedded-server.js';
import { StartUpError } from '../../src/errors.js';

const nobody = 65534;
let folder: string;

beforeEach(async () => {
  // Of mode 700, as root's home often is.
  folder = await realpath(await mkdtemp(join(tmpdir(), 'lpa-place-')));
});

afterEach(() => rm(folder, { recursive: true }));

test('under a closed folder root moves to a shelter, always the same; anybody else stays', async () => {
  const wanted = join(folder, 'data');
  const allowed = isRoot() ? sheltersFor(wanted) : [wanted];
  try {
    await (await startEmbeddedServer({ directory: wanted, durable: false })).stop();
    const { cluster } = await settle(wanted);
    expect(allowed).toContain(dirname(cluster));
    expect((await stat(cluster)).isDirectory()).toBe(true);
  } finally {
    for (const shelter of sheltersFor(wanted)) await rm(shelter, { recursive: true, force: true });
  }
});

test('an open folder is used as it is', async () => {
  const { directory, account } = await settle(folder);
  expect(directory).toBe(folder);
  expect(account === undefined).toBe(!isRoot());
});

test('data stay with the account that made them', async () => {
  const uid = isRoot() ? nobody : process.getuid?.();
  await mkdir(join(folder, 'postgres'));
  if (isRoot())
    await Promise.all([chown(folder, nobody, nobody), chown(join(folder, 'postgres'), nobody, nobody)]);
  expect((await settle(folder)).account?.uid ?? process.getuid?.()).toBe(uid);
});

test('every wanted directory has shelters of its own', () => {
  expect(sheltersFor('/root/one')).not.toEqual(sheltersFor('/root/other'));
});

test('a shelter that another account made is refused', async () => {
  const shelter = join(folder, 'shelter');
  await mkdir(shelter);
  if (isRoot()) await chown(shelter, nobody, nobody);
  await expect(makeShelter(shelter)).rejects.toThrow(/belongs to another account/);
});

test('a link is no shelter, wherever it leads', async () => {
  const link = join(folder, 'link');
  await symlink('/', link);
  expect(await isTrusted('/')).toBe(true);
  expect(await isTrusted(link)).toBe(false);
});

test('a shelter that cannot be made is passed over', async () => {
  expect(await makeShelter(join(folder, 'missing', 'shelter'))).toBe(false);
});

test('a file where the directory should be is named', async () => {
  const file = join(folder, 'file');
  await writeFile(file, '');
  await expect(settle(file)).rejects.toThrow(`${file} is not a folder: set DATA_DIRECTORY`);
});

test('missing links of the package are made, and existing ones left', async () => {
  const native = join(folder, 'native');
  await mkdir(join(native, 'lib'), { recursive: true });
  await symlink('elsewhere', join(native, 'lib', 'libpq.so'));
  const links = ['libpq.so', 'libpq.so.5'].map((name) => ({
    source: 'native/lib/libpq.so.5.18',
    target: `native/lib/${name}`,
  }));
  await writeFile(join(native, 'pg-symlinks.json'), JSON.stringify(links));

  await mendLinks(native);
  expect((await lstat(join(native, 'lib', 'libpq.so.5'))).isSymbolicLink()).toBe(true);
  expect(await readlink(join(native, 'lib', 'libpq.so.5'))).toBe('libpq.so.5.18');
  expect(await readlink(join(native, 'lib', 'libpq.so'))).toBe('elsewhere');
});

test.each([
  ["ENOSPC: no space left on device, open '/d/password'", 'The disk that holds /d is full'],
  ['FATAL:  could not write to file "pg_wal/1": No space left on device', 'The disk that holds /d is full'],
  ['FATAL:  could not extend file: wrote only 4096 of 8192 bytes\nHINT:  Check free disk space.', 'is full'],
  ["EROFS: read-only file system, mkdir '/d'", '/d is on a read-only disk'],
  ["EACCES: permission denied, mkdir '/d'", 'This account may not write in /d'],
  ['LOG:  one\nx FATAL:  could not map memory\nLOG:  two', 'in /d did not start (could not map memory)'],
  ['', 'did not start (it said nothing)'],
])('%j is told in a sentence with a remedy', (text, sentence) => {
  const failure = explain(text, '/d');
  expect(failure).toBeInstanceOf(StartUpError);
  expect(failure.message).toContain(sentence);
  expect(failure.message).toMatch(/DATABASE_URL to a PostgreSQL server\.$/);
});
