import { once } from '../database/batch.js';
import type { Reads } from '../database/read-session.js';
import type { Scopes } from '../viewer/scopes.js';
import { findReleases } from './release-list.queries.js';

export const releaseLoaders = (db: Reads, scopes: Scopes) => ({
  /** All that the viewer may know of: few, so they are read together. */
  releases: once(() => findReleases(db, scopes.releases)),
});
