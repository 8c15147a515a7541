import { GraphQLError } from 'graphql';
import type { ErrorCode } from '../graphql/errors.js';

export interface Excess {
  readonly code: ErrorCode;
  readonly english: string;
  readonly thai: string;
  /** For programs: what was found, what is allowed. */
  readonly details: Readonly<Record<string, unknown>>;
  readonly status?: number;
}

/** A query refused before it ran: what is too much, and how to make it pass. */
export const tooMuch = ({ code, english, thai, details, status = 400 }: Excess): GraphQLError =>
  new GraphQLError(`${english} (${thai})`, { extensions: { code, ...details, http: { status } } });

/** 12345 as 12,345. */
export const figure = (count: number): string => count.toLocaleString('en');
