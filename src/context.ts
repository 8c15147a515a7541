import type { DataSource, EntityManager } from 'typeorm';
import type { AuditLog } from './audit/audit-log.js';
import { NotedReads, noting } from './audit/noted-reads.js';
import { ReadSession } from './database/read-session.js';
import { createLoaders, type Loaders } from './loaders.js';
import type { KnownViewers } from './viewer/known-viewers.js';
import type { TokenKeys } from './viewer/token.js';
import type { Doer, Viewer } from './viewer/viewer.js';
import { type Scopes, scopesOf } from './viewer/scopes.js';

/** What all requests of a process share. */
export interface Shared {
  readonly database: DataSource;
  readonly keys: TokenKeys;
  readonly viewers: KnownViewers;
  readonly audit: AuditLog;
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
  /** To be called once the answer is made: gives the database connection back. */
  readonly end: () => Promise<void>;
}

export function createContext({ database, ...shared }: Shared, { viewer, origin }: Doer): Context {
  const scopes = scopesOf(viewer);
  const session = new ReadSession(database, scopes);
  const reads = new NotedReads();
  return {
    ...shared,
    viewer,
    origin,
    scopes,
    reads,
    loaders: createLoaders(noting(session, reads), scopes),
    async change(command) {
      await session.end();
      return command(database.manager);
    },
    end: () => session.end(),
  };
}
