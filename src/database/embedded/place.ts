import { access, chmod, constants, mkdir, readdir, realpath, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { StartUpError } from '../../errors.js';
import { chooseAccount, isRoot, type Account } from './account.js';
import { explain } from './failures.js';
import { mayEnter, mayOwn } from './permission.js';
import { isTrusted, makeShelter, sheltersFor } from './shelter.js';

/** Where the server's data are, and whom it runs as. */
export interface Place {
  readonly directory: string;
  readonly cluster: string;
  readonly log: string;
  readonly password: string;
  /** Another account than ours: only when we are root. */
  readonly account: Account | undefined;
}

/** The wanted directory or, where PostgreSQL's account may not enter it, its shelter. */
export async function settle(wanted: string): Promise<Place> {
  const directory = resolve(wanted);
  try {
    // Of a read-only disk the recursive kind says ENOENT, the plain one says why.
    await mkdir(directory, { recursive: true }).catch(() => mkdir(directory));
    const real = await realpath(directory);
    return isRoot() ? await settleAsRoot(real) : await settleAsOurselves(real);
  } catch (error) {
    throw explain(error, directory);
  }
}

const placeIn = (directory: string, account?: Account): Place => ({
  directory,
  cluster: clusterIn(directory),
  log: join(directory, 'postgres.log'),
  password: join(directory, 'password'),
  account,
});

const clusterIn = (directory: string): string => join(directory, 'postgres');

async function settleAsOurselves(directory: string): Promise<Place> {
  await access(directory, constants.W_OK | constants.X_OK);
  const owner = await stat(clusterIn(directory)).catch(() => undefined);
  if (owner && process.getuid && owner.uid !== process.getuid())
    throw new StartUpError(
      `The database in ${directory} belongs to another account: start as that one, or set DATA_DIRECTORY to another folder.`,
    );
  return placeIn(directory);
}

async function settleAsRoot(directory: string): Promise<Place> {
  const shelters = sheltersFor(directory);
  for (const candidate of [directory, ...shelters]) {
    const owner =
      candidate === directory || (await isTrusted(candidate)) ? await ownerOfData(candidate) : undefined;
    if (owner) return placeIn(candidate, owner);
  }

  const account = await chooseAccount();
  // mkdtemp and a strict umask make folders nobody else may walk through; while it is empty, that guards nothing.
  if ((await readdir(directory)).length === 0) await chmod(directory, 0o711);
  if (await mayOwn(account, directory)) return placeIn(directory, account);
  for (const shelter of shelters)
    if ((await makeShelter(shelter)) && (await mayOwn(account, shelter))) return placeIn(shelter, account);
  throw new StartUpError(
    `PostgreSQL does not run as root, and its account ${account.name} can use neither ${directory} nor ` +
      `${shelters.join(' nor ')}: start as an ordinary account, or set DATABASE_URL to a PostgreSQL server.`,
  );
}

/** Data stay with the account that made them. */
async function ownerOfData(directory: string): Promise<Account | undefined> {
  const cluster = clusterIn(directory);
  const found = await stat(cluster).catch(() => undefined);
  if (!found || found.uid === 0) return undefined;
  const account: Account = { name: `with the number ${found.uid}`, uid: found.uid, gid: found.gid };
  if (await mayEnter(account, cluster)) return account;
  throw new StartUpError(
    `The account ${account.name}, whose the database in ${cluster} is, may no longer enter it: open the folders above it (chmod o+x).`,
  );
}
