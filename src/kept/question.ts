import type { Question } from './answers.js';

/** What a request may hold, as GraphQL over HTTP has it; by GET, variables and extensions are text. */
interface Asked {
  readonly query?: unknown;
  readonly operationName?: unknown;
  readonly variables?: unknown;
  readonly extensions?: unknown;
}

/**
 * The question of a request, or null where it is not one to which an answer could be kept: whatever is not as it should
 * be is left to Apollo to refuse.
 * @param byGet then variables and extensions are text
 */
export function questionOf(asked: unknown, byGet: boolean): Omit<Question, 'viewer' | 'accept'> | null {
  if (typeof asked !== 'object' || asked === null) return null;
  const { query = '', operationName = null, variables, extensions } = asked as Asked;
  const [values, more] = [objectOf(variables, byGet), objectOf(extensions, byGet)];
  if (values === undefined || more === undefined || typeof query !== 'string') return null;
  if (operationName !== null && typeof operationName !== 'string') return null;
  const hash = hashOf(more);
  if ((query === '') === (hash === null)) return null;
  return { document: hash === null ? { text: query } : { hash }, operationName, variables: values };
}

/** Null where there is nothing, undefined where it is no object. */
function objectOf(value: unknown, isText: boolean): object | null | undefined {
  if (value === undefined || value === null) return null;
  const object = isText ? parsed(value) : value;
  return typeof object === 'object' && object !== null && !Array.isArray(object) ? object : undefined;
}

function parsed(text: unknown): unknown {
  try {
    return JSON.parse(String(text)) as unknown;
  } catch {
    return undefined;
  }
}

function hashOf(extensions: object | null): string | null {
  const { persistedQuery } = (extensions ?? {}) as { persistedQuery?: { sha256Hash?: unknown } };
  const hash = persistedQuery?.sha256Hash;
  return typeof hash === 'string' ? hash : null;
}
