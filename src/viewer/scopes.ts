import { type AuditScope, readableAudit } from '../audit/audit.policy.js';
import { readableInFull, type StatisticScope } from '../assessment/statistic.policy.js';
import { type LocalGovernmentScope, readable } from '../local-government/local-government.policy.js';
import { readableReleases, type ReleaseScope } from '../release/release-scope.policy.js';
import type { Viewer } from './viewer.js';

/** All that a viewer may read, worked out once a request. Every statement on facts takes one of these. */
export interface Scopes {
  readonly localGovernments: LocalGovernmentScope;
  readonly releases: ReleaseScope;
  readonly statistics: StatisticScope;
  readonly audit: AuditScope;
}

export const scopesOf = (viewer: Viewer): Scopes => ({
  localGovernments: readable(viewer),
  releases: readableReleases(viewer),
  statistics: readableInFull(viewer),
  audit: readableAudit(viewer),
});
