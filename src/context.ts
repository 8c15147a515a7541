import type { DataSource, EntityManager } from 'typeorm';
import type { AuditLog } from './audit/audit-log.js';
import { NotedReads, noting } from './audit/noted-reads.js';
import type { Repeated } from './audit/repeats.js';
import type { Rules } from './config.js';
import { CommandManager } from './database/command-manager.js';
import { type Reads, ReadSession } from './database/read-session.js';
import { setOf } from './kept/kept.js';
import { Snapshot } from './kept/snapshot.js';
import type { Watch } from './kept/watch.js';
import { type Breadths, breadthsOf } from './limits/breadth.js';
import { createLoaders, type Loaders } from './loaders.js';
import type { Exchanges } from './session/exchanges.js';
import type { KnownViewers } from './viewer/known-viewers.js';
import type { TokenKeys } from './viewer/token.js';
import { type Doer, nameOf, type Viewer } from './viewer/viewer.js';
import { type Scopes, scopesOf } from './viewer/scopes.js';
import type { Note } from './watch/note.js';

/** What all requests of a process share. */
export interface Shared {
  readonly database: DataSource;
  readonly keys: TokenKeys;
  readonly viewers: KnownViewers;
  readonly exchanges: Exchanges;
  readonly audit: AuditLog;
  readonly rules: Rules;
  readonly watch: Pick<Watch, 'current' | 'forget' | 'catchUp'>;
}

/** All that a resolver may use: one for each request. */
export interface Context extends Omit<Shared, 'database' | 'watch'> {
  readonly viewer: Viewer;
  /** The address of who asks. */
  readonly origin: string;
  readonly scopes: Scopes;
  /** How long lists may be, to count what a query costs. */
  readonly breadths: Breadths;
  readonly loaders: Loaders;
  /** What the answer gives of local governments and releases, for the audit. */
  readonly reads: NotedReads;
  /** Notes for the audit what was refused. Nothing that who asks has written, but a code. */
  readonly refused: (what: Pick<Repeated, 'action' | 'subject' | 'reason' | 'asked'>) => void;
  /** Runs a command; what is read afterwards sees what it wrote. */
  readonly change: <T>(command: (db: EntityManager) => Promise<T>) => Promise<T>;
  /** Ends when nobody waits for the answer any more: what runs for it may stop. */
  readonly signal: AbortSignal;
  /** The messages of its reads. Null where the process does not know the set of releases: then they are more. */
  readonly messages: Pick<ReadSession, 'messageCount' | 'expectMessages'> | null;
  /** To be called once the answer is made: gives the database connection back. */
  readonly end: () => Promise<void>;
  /**
   * Whether its reads lost their connection or ended too early, or the releases were not as it took them to be, and it did
   * nothing that must not be done twice.
   */
  readonly mayRunAgain: () => boolean;
  /** The set of releases whose answer it is, where it holds for all of the scope as long as that set does. */
  readonly keptAs: () => string | null;
}

/** What a request is beside who sends it. */
interface Ask extends Doer {
  readonly requestId: string;
  readonly signal: AbortSignal;
  readonly note: Note;
  /** For how many milliseconds who asks has waited already. */
  readonly waited?: number;
  /** What it was refused already: a request may be run in several contexts. */
  readonly refusals?: Set<string>;
}

export function createContext(
  { database, watch, keys, viewers, exchanges, audit, rules }: Shared,
  { viewer, origin, requestId, signal, note, waited, refusals = new Set() }: Ask,
): Context {
  const scopes = scopesOf(viewer);
  const kept = watch.current();
  const set = kept && setOf(kept, scopes.releases).id;
  const session = new ReadSession(database, scopes, set, waited);
  const reads = new NotedReads();
  const noted = noting(counted(session, note), reads);
  const snapshot = new Snapshot(noted, scopes, kept);
  signal.addEventListener('abort', () => void session.abandon().catch(() => undefined), { once: true });
  let changed = false;
  return {
    keys,
    viewers,
    exchanges,
    audit,
    rules,
    viewer,
    origin,
    scopes,
    breadths: breadthsOf(kept?.reference),
    reads,
    refused(what) {
      // Once a request: what failed is executed again, by graphql-js.
      const told = JSON.stringify(what);
      if (!refusals.has(told)) audit.note({ ...what, actor: nameOf(viewer), origin, requestId });
      refusals.add(told);
    },
    loaders: createLoaders(noted, scopes, snapshot),
    async change(command) {
      changed = true;
      await session.end();
      snapshot.leave();
      try {
        return await command(new CommandManager(database));
      } finally {
        // Who changed it sees it from now on, whatever it asks next.
        await watch.catchUp();
      }
    },
    signal,
    messages: set === undefined ? null : session,
    end: () => session.close(),
    keptAs: () =>
      set !== undefined && snapshot.settled && !changed && !session.lost && !session.overtaken ? set : null,
    mayRunAgain() {
      if (session.overtaken) watch.forget();
      return (session.lost || session.overtaken) && !changed;
    },
  };
}

/** Notes how many statements the loaders send. */
const counted = (reads: Reads, note: Note): Reads => ({
  query(sql, parameters) {
    note.statements += 1;
    return reads.query(sql, parameters);
  },
});
