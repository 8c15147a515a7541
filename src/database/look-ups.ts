import type { DataSource } from 'typeorm';
import type { Reads } from './read-session.js';
import { isConnectionLost } from './unavailable.js';

/** Reads of the service itself, who asks for example: each a statement of its own, outside any answer's snapshot. */
export const lookUps = (database: DataSource): Reads => ({
  query: (sql, parameters) => again(() => database.query(sql, parameters)),
});

/** The pool may hand out connections that died while they were idle, one after the other. */
async function again<T>(read: () => Promise<T>, attempts = 3): Promise<T> {
  try {
    return await read();
  } catch (error) {
    if (attempts > 1 && isConnectionLost(error)) return again(read, attempts - 1);
    throw error;
  }
}
