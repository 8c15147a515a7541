import type pg from 'pg';
import type { Scopes } from '../viewer/scopes.js';
import { bounds } from './bounds.js';
import type { Statement } from './message.js';
import type { Row } from './rows.js';
import { noteBackend } from './prepared.js';
import { roles } from './roles.js';

/** Nobody waits longer for a statement; a transaction that was forgotten gives its connection back; plans are kept. */
const limits = {
  lock_timeout: bounds.read.lock,
  statement_timeout: bounds.read.statement,
  idle_in_transaction_session_timeout: bounds.idleInTransaction,
  // Our statements are few and planned for any parameters: to plan one anew for a single body costs more than to run it.
  plan_cache_mode: 'force_generic_plan',
  // The planner counts the rows of a whole nation, a page is read: what is made ready for many takes longer than the page.
  max_parallel_workers_per_gather: 0,
  enable_memoize: 'off',
};

/** Begin a transaction that reads as its viewer may, and no more. */
export const opening = (scopes: Scopes): readonly Statement[] => [begin, settings(scopes)];

const begin = { text: 'begin isolation level repeatable read read only', values: [] };

/** Ends it. */
export const commit: Statement = { text: 'commit', values: [] };

/** What the policies of the database read (migrations/…-row-level-security.ts). */
function settings({ localGovernments, releases, audit }: Scopes): Statement {
  const values = {
    'lpa.everywhere': localGovernments.everywhere ? 'on' : '',
    'lpa.province': localGovernments.provinceCode ?? '',
    'lpa.local_government': String(localGovernments.localGovernmentId ?? ''),
    'lpa.unpublished': releases.unpublished ? 'on' : '',
    'lpa.audit': audit.readable ? 'on' : '',
  };
  const set = { role: roles.reader, ...limits, ...values };
  const each = Object.keys(set).map((name, nth) => `set_config('${name}', $${nth + 1}, true)`);
  return { text: `select ${each.join(', ')}`, values: Object.values(set) };
}

/** Asks which process of the server answers, and for the state of the releases where one is expected. */
export const asking = ({ releases }: Scopes, expected: string | undefined): Statement =>
  expected === undefined
    ? { text: 'select pg_backend_pid() as backend', values: [] }
    : { text: 'select pg_backend_pid() as backend, release_set($1) as set', values: [releases.unpublished] };

/** @throws Overtaken where the releases are not as expected: then what was read is not given out */
export function noteOpened(
  client: pg.ClientBase,
  [row]: readonly Row[] = [],
  expected: string | undefined,
): void {
  if (typeof row?.backend === 'number') noteBackend(client, row.backend);
  if (expected !== undefined && row?.set !== expected)
    throw new Overtaken('The releases changed while the operation ran.');
}

/** The releases are not as expected. */
export class Overtaken extends Error {
  /** So that it is not taken for a fault. */
  readonly extensions = { code: 'OVERTAKEN' };
}
