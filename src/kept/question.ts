import type { Question } from './answers.js';

/** What a request may hold, as GraphQL over HTTP has it; by GET, variables and extensions are text. */
interface Asked {
  readonly query?: unknown;
  readonly operationName?: unknown;
  readonly variables?: unknown;
  readonly extensions?: unknown;
}

/** The question of a request, or null where it is not one to which an answer could be kept: then others look at it. */
export function questionOf(asked: unknown): Omit<Question, 'viewer' | 'accept'> | null {
  if (typeof asked !== 'object' || asked === null) return null;
  const { query, operationName = null, variables, extensions } = asked as Asked;
  const parameters = parsed(variables);
  const hash = hashOf(parsed(extensions));
  const text = typeof query === 'string' ? query : '';
  if ((text === '') === (hash === null) || parameters === undefined) return null;
  if (operationName !== null && typeof operationName !== 'string') return null;
  return { document: hash === null ? { text } : { hash }, operationName, variables: parameters };
}

/** Null where there is nothing, undefined where it is no JSON. */
function parsed(value: unknown): unknown {
  if (value === undefined || value === null || value === '') return null;
  if (typeof value !== 'string') return value;
  try {
    return JSON.parse(value) as unknown;
  } catch {
    return undefined;
  }
}

function hashOf(extensions: unknown): string | null {
  const { persistedQuery } = (extensions ?? {}) as { persistedQuery?: { sha256Hash?: unknown } };
  const hash = persistedQuery?.sha256Hash;
  return typeof hash === 'string' ? hash : null;
}
