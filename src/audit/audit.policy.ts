import type { Viewer } from '../viewer/viewer.js';

declare const minted: unique symbol;

/** Whether a viewer may read what was done. Only `readableAudit` makes one. */
export interface AuditScope {
  readonly [minted]: true;
  readonly readable: boolean;
}

/** Lock 2, the rows: names and addresses of people are for who keeps the accounts. */
export const readableAudit = (viewer: Viewer): AuditScope =>
  ({ readable: viewer.role === 'ADMIN' }) as AuditScope;
