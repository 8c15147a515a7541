import type { Question } from './answers.js';

/** What a request may hold, as GraphQL over HTTP has it. */
export interface Asked {
  readonly query?: unknown;
  readonly operationName?: unknown;
  readonly variables?: unknown;
  readonly extensions?: unknown;
}

/**
 * The question of a request, or null where it is not one to which an answer could be kept: whatever is not as it should
 * be is left to Apollo to refuse.
 */
export function questionOf(asked: Asked): Pick<Question, 'document' | 'operationName' | 'variables'> | null {
  const { query, operationName = null, variables = null, extensions = null } = asked;
  if (!isRecord(variables) || !isRecord(extensions)) return null;
  if (operationName !== null && typeof operationName !== 'string') return null;
  const document = documentOf(query, (extensions as Extensions | null)?.persistedQuery);
  return document && { document, operationName, variables };
}

interface Extensions {
  readonly persistedQuery?: { readonly version?: unknown; readonly sha256Hash?: unknown } | null;
}

const isRecord = (value: unknown): value is object | null =>
  typeof value === 'object' && !Array.isArray(value);

/** Text alone, or a hash alone: a request with both brings a document in, and is Apollo's to check. */
function documentOf(query: unknown, persisted: Extensions['persistedQuery']): Question['document'] | null {
  if (persisted === undefined || persisted === null)
    return typeof query === 'string' ? { text: query } : null;
  const { version, sha256Hash } = persisted;
  return query === undefined && version === 1 && typeof sha256Hash === 'string' ? { hash: sha256Hash } : null;
}
