import type { EntityManager } from 'typeorm';
import { refuse, type Refused, UserErrorCode } from '../user-errors.js';
import { findLocalGovernmentPlace, provinceExists } from './account-change.queries.js';
import type { AccountRoleName, Place } from './account.row.js';

/** Whom an account or a key is to stand for, as people say it. */
export interface PlaceInput {
  readonly role: AccountRoleName;
  /** Two digits, for an office. */
  readonly provinceCode: string | null;
  /** Seven digits, for a local government. */
  readonly localGovernmentCode: string | null;
}

/** Finds the place that is meant; refused where role and codes do not go together, or there is none such. */
export async function placeOf(
  db: EntityManager,
  { role, provinceCode, localGovernmentCode }: PlaceInput,
): Promise<({ readonly ok: true } & Place) | Refused> {
  if ((role === 'PROVINCE') !== (provinceCode !== null))
    return wrong(
      'provinceCode',
      'รหัสจังหวัดใช้กับบทบาท PROVINCE เท่านั้น',
      'A province goes with the role PROVINCE, and only with it.',
    );
  if ((role === 'LAO') !== (localGovernmentCode !== null))
    return wrong(
      'localGovernmentCode',
      'รหัส อปท. ใช้กับบทบาท LAO เท่านั้น',
      'The code of a local government goes with the role LAO, and only with it.',
    );
  if (provinceCode !== null && !(await provinceExists(db, provinceCode)))
    return wrong('provinceCode', `ไม่มีจังหวัดรหัส ${provinceCode}`, `There is no province ${provinceCode}.`);
  if (localGovernmentCode === null) return { ok: true, role, provinceCode, localGovernmentId: null };
  const found = await findLocalGovernmentPlace(db, localGovernmentCode);
  if (found === null)
    return wrong(
      'localGovernmentCode',
      `ไม่มี อปท. รหัส ${localGovernmentCode} ในทะเบียน`,
      `The registry has no local government ${localGovernmentCode}.`,
    );
  return { ok: true, role, ...found };
}

const wrong = (field: string, th: string, en: string): Refused =>
  refuse(UserErrorCode.INVALID_SCOPE, [field], { th, en });
