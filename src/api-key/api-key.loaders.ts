import { once } from '../database/batch.js';
import type { Reads } from '../database/read-session.js';
import type { Scopes } from '../viewer/scopes.js';
import { findApiKeys } from './api-key.queries.js';

export const apiKeyLoaders = (db: Reads, { audit }: Scopes) => ({
  /** All: partners are few. */
  apiKeys: once(() => findApiKeys(db, audit)),
});
