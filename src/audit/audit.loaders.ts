import type { Reads } from '../database/read-session.js';
import type { Scopes } from '../viewer/scopes.js';
import { countAuditEvents, findAuditEvents } from './audit.queries.js';
import type { AuditFilter } from './audit.row.js';

export const auditLoaders = (db: Reads, { audit }: Scopes) => ({
  auditEventPage: (filter: AuditFilter, page: { first: number; after: number | null }) =>
    findAuditEvents(db, audit, filter, page),
  auditEventCount: (filter: AuditFilter) => countAuditEvents(db, audit, filter),
});
