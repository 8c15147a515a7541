import type { KeyObject } from 'node:crypto';
import type { DataSource, EntityManager } from 'typeorm';
import { findAccount } from './account/account.queries.js';
import type { Rules } from './config.js';
import { ReadSession } from './database/read-session.js';
import { refusal } from './graphql/errors.js';
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
  readonly rules: Rules;
  /** To be called once the answer is made: gives the database connection back. */
  readonly end: () => Promise<void>;
}

export function createContext(
  database: DataSource,
  { tokenKey, rules }: Pick<Context, 'tokenKey' | 'rules'>,
  { viewer, origin }: Doer,
): Context {
  const scopes = scopesOf(viewer);
  const reads = new ReadSession(database, scopes);
  return {
    viewer,
    origin,
    scopes,
    loaders: createLoaders(reads, scopes),
    async change(command) {
      await reads.end();
      return command(database.manager);
    },
    tokenKey,
    rules,
    end: () => reads.end(),
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
