import type { Place } from '../account/account.row.js';

/** A partner's key, without what would open anything: the source of the type `ApiKey`. */
export interface ApiKeyRow extends Place {
  readonly id: number;
  readonly name: string;
  readonly localGovernmentCode: string | null;
  readonly createdAt: Date;
  readonly createdBy: string;
  readonly expiresAt: Date;
  readonly revokedAt: Date | null;
  readonly lastUsedAt: Date | null;
}
