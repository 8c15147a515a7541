import { StartUpError } from './errors.js';

/** What the database says by code when it cannot go on, in words for whoever started the program. */
const sentences: readonly [RegExp, string][] = [
  [
    /^53100$/,
    'The disk of the database is full: nothing was written; make room and start again, or set DATABASE_URL to another server.',
  ],
  [/^53300$/, 'The database takes no more connections: stop what holds them, or raise its max_connections.'],
  [
    /^42501$/,
    'The account of DATABASE_URL may not do this: use the owner of the tables to migrate and to import.',
  ],
  [
    /^(57P0[123]|08...|ECONN.*)$/,
    'The database went away in the middle: nothing was written; see its log and start again.',
  ],
];

/** One sentence for an error that people can do something about; the error itself where it is a fault of ours. */
export function explained(error: unknown): unknown {
  if (error instanceof StartUpError) return error.message;
  const { code, message } = error as { code?: unknown; message?: unknown };
  // Raised by a migration in words of its own.
  if (code === 'LPA01') return message;
  const state = message === 'Connection terminated unexpectedly' ? '08006' : String(code);
  return sentences.find(([pattern]) => pattern.test(state))?.[1] ?? error;
}
