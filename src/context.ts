import type { KeyObject } from 'node:crypto';
import type { DataSource, EntityManager } from 'typeorm';
import { findAccount } from './account/account.queries.js';
import { ReadSession } from './database/read-session.js';
import { refusal } from './graphql/errors.js';
import { setOf } from './kept/kept.js';
import { Snapshot } from './kept/snapshot.js';
import type { Watch } from './kept/watch.js';
import { createLoaders, type Loaders } from './loaders.js';
import { verifyToken } from './viewer/token.js';
import { anonymous, type Doer, type Viewer } from './viewer/viewer.js';
import { type Scopes, scopesOf } from './viewer/scopes.js';

/** All that a resolver may use: one for each request. */
export interface Context {
  readonly viewer: Viewer;
  /** The address of who asks. */
  readonly origin: string;
  readonly scopes: Scopes;
  readonly loaders: Loaders;
  /** Runs a command; what is read afterwards sees what it wrote. */
  readonly change: <T>(command: (db: EntityManager) => Promise<T>) => Promise<T>;
  readonly tokenKey: KeyObject;
  /** To be called once the answer is made: gives the database connection back. */
  readonly end: () => Promise<void>;
  /** Whether the releases changed before it had read anything, and it did nothing that must not be done twice. */
  readonly mayRunAgain: () => boolean;
  /** The set of releases whose answer it is, where it holds for all of the scope as long as that set does. */
  readonly keptAs: () => string | null;
}

/** What a context is made from beside who asks. */
export interface Source {
  readonly database: DataSource;
  readonly tokenKey: KeyObject;
  readonly watch: Pick<Watch, 'current' | 'forget' | 'catchUp'>;
}

export function createContext({ database, tokenKey, watch }: Source, { viewer, origin }: Doer): Context {
  const scopes = scopesOf(viewer);
  const kept = watch.current();
  const set = kept && setOf(kept, scopes.releases).id;
  const reads = new ReadSession(database, scopes, set);
  const snapshot = new Snapshot(reads, scopes, kept);
  let changed = false;
  return {
    viewer,
    origin,
    scopes,
    loaders: createLoaders(reads, scopes, snapshot),
    async change(command) {
      changed = true;
      await reads.end();
      snapshot.leave();
      try {
        return await command(database.manager);
      } finally {
        // Who changed it sees it from now on, whatever it asks next.
        await watch.catchUp();
      }
    },
    tokenKey,
    end: () => reads.end(),
    keptAs: () => (set !== undefined && snapshot.settled && !changed && !reads.overtaken ? set : null),
    mayRunAgain() {
      if (!reads.overtaken) return false;
      watch.forget();
      return !changed;
    },
  };
}

/**
 * Who sends a request, by its `Authorization` header; the account is read anew each time, so that what it may
 * do ends when the account does.
 * @throws UNAUTHENTICATED (HTTP 401) for any header that is not a good token: it never becomes anonymous in silence
 */
export async function readViewer(
  database: DataSource,
  tokenKey: KeyObject,
  authorization: string | undefined,
): Promise<Viewer> {
  if (authorization === undefined) return anonymous;
  const [, token] = /^Bearer ([\w.-]+)$/i.exec(authorization) ?? [];
  const accountId = token === undefined ? null : verifyToken(tokenKey, token);
  const account = accountId === null ? null : await findAccount(database, accountId);
  if (account === null)
    throw refusal(
      'UNAUTHENTICATED',
      'The token is not valid or no longer valid: log in again, or send no Authorization header.',
      'โทเคนไม่ถูกต้องหรือหมดอายุ โปรดเข้าสู่ระบบใหม่',
      401,
    );
  return account.viewer;
}
