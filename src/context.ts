import type { KeyObject } from 'node:crypto';
import type { DataSource, EntityManager } from 'typeorm';
import { findAccount } from './account/account.queries.js';
import type { Rules } from './config.js';
import { CommandManager } from './database/command-manager.js';
import { lookUps } from './database/look-ups.js';
import { type Reads, ReadSession } from './database/read-session.js';
import { refusal } from './graphql/errors.js';
import { createLoaders, type Loaders } from './loaders.js';
import { verifyToken } from './viewer/token.js';
import { anonymous, type Doer, type Viewer } from './viewer/viewer.js';
import { type Scopes, scopesOf } from './viewer/scopes.js';
import type { Note } from './watch/note.js';

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
  /** Ends when nobody waits for the answer any more: what runs for it may stop. */
  readonly signal: AbortSignal;
  readonly rules: Rules;
  /** To be called once the answer is made: gives the database connection back. */
  readonly end: () => Promise<void>;
  /** Whether it failed only as connections were lost, and did nothing that must not be done twice. */
  readonly mayRunAgain: () => boolean;
}

/** What a request is beside who sends it. */
interface Ask extends Doer {
  readonly signal: AbortSignal;
  readonly note: Note;
}

export function createContext(
  database: DataSource,
  { tokenKey, rules }: Pick<Context, 'tokenKey' | 'rules'>,
  { viewer, origin, signal, note }: Ask,
): Context {
  const scopes = scopesOf(viewer);
  const reads = new ReadSession(database, scopes);
  signal.addEventListener('abort', () => void reads.abandon().catch(() => undefined), { once: true });
  let changed = false;
  return {
    viewer,
    origin,
    scopes,
    loaders: createLoaders(counted(reads, note), scopes),
    async change(command) {
      changed = true;
      await reads.end();
      return command(new CommandManager(database));
    },
    tokenKey,
    signal,
    rules,
    end: () => reads.end(),
    mayRunAgain: () => reads.lost && !changed,
  };
}

/** Notes how many statements the loaders send. */
const counted = (reads: Reads, note: Note): Reads => ({
  query(sql, parameters) {
    note.statements += 1;
    return reads.query(sql, parameters);
  },
});

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
  const account = accountId === null ? null : await findAccount(lookUps(database), accountId);
  if (account === null)
    throw refusal(
      'UNAUTHENTICATED',
      'The token is not valid or no longer valid: log in again, or send no Authorization header.',
      'โทเคนไม่ถูกต้องหรือหมดอายุ โปรดเข้าสู่ระบบใหม่',
      401,
    );
  return account.viewer;
}
