import type { Role } from '../viewer/viewer.js';

export type AccountRoleName = Exclude<Role, 'PUBLIC'>;

/** Whom an account or a key stands for: the tables' checks keep these together. */
export interface Place {
  readonly role: AccountRoleName;
  readonly provinceCode: string | null;
  readonly localGovernmentId: number | null;
}

/** An account, without its password: the source of the type `Account`. */
export interface AccountRow extends Place {
  readonly id: number;
  readonly username: string;
  readonly displayName: string;
  readonly localGovernmentCode: string | null;
  readonly mustChangePassword: boolean;
  readonly createdAt: Date;
  readonly lastLogInAt: Date | null;
  readonly disabledAt: Date | null;
}

export interface AccountFilter {
  readonly role: AccountRoleName | null;
  readonly provinceCode: string | null;
  readonly disabled: boolean | null;
  /** A part of the name. */
  readonly search: string | null;
}
