import type { DataSource, EntityManager } from 'typeorm';
import type { AuditLog } from './audit/audit-log.js';
import { NotedReads, noting } from './audit/noted-reads.js';
import type { Rules } from './config.js';
import { CommandManager } from './database/command-manager.js';
import { type Reads, ReadSession } from './database/read-session.js';
import { createLoaders, type Loaders } from './loaders.js';
import type { KnownViewers } from './viewer/known-viewers.js';
import type { TokenKeys } from './viewer/token.js';
import type { Doer, Viewer } from './viewer/viewer.js';
import { type Scopes, scopesOf } from './viewer/scopes.js';
import type { Note } from './watch/note.js';

/** What all requests of a process share. */
export interface Shared {
  readonly database: DataSource;
  readonly keys: TokenKeys;
  readonly viewers: KnownViewers;
  readonly audit: AuditLog;
  readonly rules: Rules;
}

/** All that a resolver may use: one for each request. */
export interface Context extends Omit<Shared, 'database'> {
  readonly viewer: Viewer;
  /** The address of who asks. */
  readonly origin: string;
  readonly scopes: Scopes;
  readonly loaders: Loaders;
  /** What the answer gives of local governments and releases, for the audit. */
  readonly reads: NotedReads;
  /** Runs a command; what is read afterwards sees what it wrote. */
  readonly change: <T>(command: (db: EntityManager) => Promise<T>) => Promise<T>;
  /** Ends when nobody waits for the answer any more: what runs for it may stop. */
  readonly signal: AbortSignal;
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
  { database, ...shared }: Shared,
  { viewer, origin, signal, note }: Ask,
): Context {
  const scopes = scopesOf(viewer);
  const session = new ReadSession(database, scopes);
  const reads = new NotedReads();
  signal.addEventListener('abort', () => void session.abandon().catch(() => undefined), { once: true });
  let changed = false;
  return {
    ...shared,
    viewer,
    origin,
    scopes,
    reads,
    loaders: createLoaders(noting(counted(session, note), reads), scopes),
    async change(command) {
      changed = true;
      await session.end();
      return command(new CommandManager(database));
    },
    signal,
    end: () => session.end(),
    mayRunAgain: () => session.lost && !changed,
  };
}

/** Notes how many statements the loaders send. */
const counted = (reads: Reads, note: Note): Reads => ({
  query(sql, parameters) {
    note.statements += 1;
    return reads.query(sql, parameters);
  },
});
