import type { FastifyRequest } from 'fastify';
import type { Role } from '../viewer/viewer.js';
import type { Allowance } from '../limits/rate/rate-limits.js';

/**
 * What is noted of a request while it runs: for its line in the log, the metrics and its headers. Nothing of this is
 * a name of a person, a token, a password or a variable.
 */
export interface Note {
  /** The name of the operation, as the client gives it. */
  operation?: string | undefined;
  /** The code of the first error. */
  code?: string | undefined;
  cost?: number;
  /** How many SQL statements the answer took. */
  statements: number;
  role?: Role;
  accountId?: number;
  /** Of a partner's program. */
  keyId?: number | undefined;
  /** What is left to the caller after this request. */
  allowance?: Allowance;
}

/** Where a request has it. In a WeakMap, each collection would have to look at those of all requests under way. */
const noted = Symbol('note');

/** The note of a request, begun where there is none yet. */
export const noteOf = (request: FastifyRequest & { [noted]?: Note }): Note =>
  (request[noted] ??= { statements: 0 });
