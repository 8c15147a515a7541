import type { Reads } from '../database/read-session.js';
import type { Scopes } from '../viewer/scopes.js';
import { countAccounts, findAccounts } from './account-list.queries.js';
import type { AccountFilter } from './account.row.js';

export const accountLoaders = (db: Reads, { audit }: Scopes) => ({
  accountPage: (filter: AccountFilter, page: { first: number; after: string | null }) =>
    findAccounts(db, audit, filter, page),
  accountCount: (filter: AccountFilter) => countAccounts(db, audit, filter),
});
