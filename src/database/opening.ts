import pg from 'pg';
import type { Scopes } from '../viewer/scopes.js';
import { bounds } from './bounds.js';
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

/** Begins a transaction that reads as its viewer may, and no more. */
export const opening = (scopes: Scopes): string =>
  `begin isolation level repeatable read read only; ${settings(scopes)}`;

/** What the policies of the database read (migrations/…-row-level-security.ts). */
function settings({ localGovernments, releases, audit }: Scopes): string {
  const values = {
    'lpa.everywhere': localGovernments.everywhere ? 'on' : '',
    'lpa.province': localGovernments.provinceCode ?? '',
    'lpa.local_government': String(localGovernments.localGovernmentId ?? ''),
    'lpa.unpublished': releases.unpublished ? 'on' : '',
    'lpa.audit': audit.readable ? 'on' : '',
  };
  const set = Object.entries(values).map(([name, value]) => `set local ${name} = ${pg.escapeLiteral(value)}`);
  const bounded = Object.entries(limits).map(([name, value]) => `set local ${name} = ${value}`);
  return [`set local role ${roles.reader}`, ...set, ...bounded].join('; ');
}
