export const auditActions = [
  'IMPORT_REGISTRY',
  'IMPORT_FRAMEWORK',
  'IMPORT_RESULTS',
  'CREATE_RELEASE',
  'APPROVE',
  'PUBLISH',
  'WITHDRAW',
  'SET_DISCLOSURE',
  'ADD_ACCOUNT',
  'LOG_IN',
  'LOG_IN_REFUSED',
  'CHANGE_PASSWORD',
  'LOG_IN_DELAYED',
  'LOG_OUT',
  'LOG_OUT_EVERYWHERE',
  'REFRESH_TOKEN_REUSED',
  'DISABLE_ACCOUNT',
  'ENABLE_ACCOUNT',
  'RESET_PASSWORD',
  'CHANGE_ACCOUNT',
  'ADD_API_KEY',
  'REVOKE_API_KEY',
  'USE_API_KEY',
  'READ_REPORT',
  'READ_DRAFT',
  'READ_REFUSED',
  'DEED_REFUSED',
  'TOKEN_REFUSED',
  'API_KEY_REFUSED',
  'AUDIT_GAP',
  'TRIM_AUDIT',
] as const;

/** A deed to be kept. Never a password or a token, nor what may be one typed into the wrong field. */
export interface Deed {
  readonly action: (typeof auditActions)[number];
  /** The name of the account; null where nobody is known. */
  readonly actor: string | null;
  /** An IP address, or `command line`. */
  readonly origin: string;
  /** What it was done to: "2568/2" is the second release of 2568. */
  readonly subject?: string;
  readonly before?: object;
  readonly after?: object;
  /** What else is known; each of several files as `files`, by which they are found. */
  readonly details?: object;
  readonly file?: { readonly name: string | null; readonly sha256: string };
}

/** A deed as kept: the source of the type `AuditEvent`. */
export interface AuditEventRow {
  readonly id: number;
  readonly at: Date;
  readonly action: Deed['action'];
  readonly actor: string | null;
  readonly origin: string;
  readonly subject: string | null;
  readonly before: object | null;
  readonly after: object | null;
  readonly details: object | null;
  readonly fileName: string | null;
  readonly fileSha256: string | null;
}

export interface AuditFilter {
  readonly action: Deed['action'] | null;
  readonly actor: string | null;
  readonly subject: string | null;
  /** In lower case. */
  readonly fileSha256: string | null;
  readonly from: Date | null;
  readonly to: Date | null;
}
