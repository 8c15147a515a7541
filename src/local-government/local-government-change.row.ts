import type { ChangeKind } from './registry/registry-change.js';
import type { LocalGovernmentTypeName } from './local-government-type.js';

/** What a local government was called: the source of the type `LocalGovernmentIdentity`. */
export interface LocalGovernmentIdentityRow {
  readonly code: string;
  readonly type: LocalGovernmentTypeName;
  readonly name: { readonly th: string; readonly en: string | null };
  readonly districtTh: string;
}

/** The source of the type `LocalGovernmentChange`. */
export interface LocalGovernmentChangeRow {
  readonly changeId: number;
  readonly localGovernmentId: number;
  readonly kind: ChangeKind;
  readonly effectiveOn: string | null;
  readonly before: LocalGovernmentIdentityRow | null;
  readonly after: LocalGovernmentIdentityRow | null;
  readonly successorId: number | null;
  readonly recordedAt: Date;
}
