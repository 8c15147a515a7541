/** What is wrong with an input, for programs. */
export enum UserErrorCode {
  INVALID_CREDENTIALS = 'INVALID_CREDENTIALS',
  NO_SUCH_YEAR = 'NO_SUCH_YEAR',
  NO_SUCH_RELEASE = 'NO_SUCH_RELEASE',
  NOT_A_DRAFT = 'NOT_A_DRAFT',
  EMPTY_DRAFT = 'EMPTY_DRAFT',
  NOT_PUBLISHED = 'NOT_PUBLISHED',
  NOTE_REQUIRED = 'NOTE_REQUIRED',
  ALREADY_SO = 'ALREADY_SO',
  ALREADY_SCHEDULED = 'ALREADY_SCHEDULED',
  TIME_PASSED = 'TIME_PASSED',
  TIME_TOO_FAR = 'TIME_TOO_FAR',
  NOT_ALLOWED = 'NOT_ALLOWED',
  NOT_APPROVED = 'NOT_APPROVED',
  OWN_WORK = 'OWN_WORK',
  KEY_REUSED = 'KEY_REUSED',
  ROWS_REFUSED = 'ROWS_REFUSED',
  NO_REGISTRY = 'NO_REGISTRY',
  DEMO_NATION = 'DEMO_NATION',
  PASSWORD_CHANGE_REQUIRED = 'PASSWORD_CHANGE_REQUIRED',
  WEAK_PASSWORD = 'WEAK_PASSWORD',
  TOO_MANY_ATTEMPTS = 'TOO_MANY_ATTEMPTS',
  INVALID_REFRESH_TOKEN = 'INVALID_REFRESH_TOKEN',
  INVALID_NAME = 'INVALID_NAME',
  NAME_TAKEN = 'NAME_TAKEN',
  INVALID_SCOPE = 'INVALID_SCOPE',
  NO_SUCH_ACCOUNT = 'NO_SUCH_ACCOUNT',
  LAST_ADMIN = 'LAST_ADMIN',
  NO_SUCH_KEY = 'NO_SUCH_KEY',
  TOO_MANY_KEYS = 'TOO_MANY_KEYS',
}

/** Something the caller can put right: what, where in the input, and in words for people. */
export interface UserErrorRow {
  readonly code: UserErrorCode;
  readonly path: string[];
  readonly message: { readonly th: string; readonly en: string };
  /** In how many seconds the same input may be sent again. */
  readonly retryAfterSeconds?: number;
}

/** A command that did nothing, and why. */
export interface Refused {
  readonly ok: false;
  readonly userErrors: UserErrorRow[];
}

export const refuse = (code: UserErrorCode, path: string[], message: UserErrorRow['message']): Refused => ({
  ok: false,
  userErrors: [{ code, path, message }],
});
