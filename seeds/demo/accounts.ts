import type { EntityManager } from 'typeorm';
import { AccountEntity } from '../../src/account/account.entity.js';
import { fullName } from '../../src/local-government/local-government-type.js';
import { hashPassword } from '../../src/viewer/password.js';
import { readProvinces } from '../reference/provinces.js';
import type { Body } from './body.js';
import { bunRueang } from './real-bodies.js';

/** The password of every account of the demo. No secret: the start prints it, and there is no demo in production. */
export const demoPassword = 'demo-2559';

/** The local governments with an account: the manual's, its neighbour, and one of Nong Khai. */
export const accountBodies: readonly string[] = [bunRueang.code, '5570351', '5430152'];

/** The accounts to name to whoever starts the demo, one or two of each role; there is one for every province. */
export const demoAccounts: readonly { readonly username: string; readonly reads: string }[] = [
  { username: 'admin', reads: 'everything, drafts included' },
  { username: 'department', reads: 'everything, drafts included' },
  { username: 'province-43', reads: 'the local governments of Nong Khai' },
  { username: 'province-57', reads: 'the local governments of Chiang Rai' },
  { username: `lao-${bunRueang.code}`, reads: 'itself: Bun Rueang in Chiang Rai' },
];

/**
 * Writes the accounts of the demo.
 * @param ids the local governments by code
 */
export async function insertAccounts(
  db: EntityManager,
  bodies: readonly Body[],
  ids: ReadonlyMap<string, number>,
): Promise<void> {
  // One hash for all, as all have one password: a hash takes long on purpose, and there are eighty accounts.
  const passwordHash = await hashPassword(demoPassword);
  const none = { passwordHash, provinceCode: null, localGovernmentId: null };
  await db.insert(AccountEntity, [
    { ...none, username: 'admin', displayName: 'ผู้ดูแลระบบ (ทดลอง)', role: 'ADMIN' },
    {
      ...none,
      username: 'department',
      displayName: 'กรมส่งเสริมการปกครองท้องถิ่น (ทดลอง)',
      role: 'DEPARTMENT',
    },
    ...readProvinces()
      .filter(({ code }) => bodies.some(({ provinceCode }) => provinceCode === code))
      .map(({ code, nameTh }) => ({
        ...none,
        username: `province-${code}`,
        displayName: `สถจ.${nameTh} (ทดลอง)`,
        role: 'PROVINCE',
        provinceCode: code,
      })),
    ...bodies
      .filter(({ code }) => accountBodies.includes(code))
      .map(({ code, type, nameTh, nameEn, provinceCode }) => ({
        ...none,
        username: `lao-${code}`,
        displayName: `${fullName(type, { th: nameTh, en: nameEn }).th} (ทดลอง)`,
        role: 'LAO',
        provinceCode,
        localGovernmentId: ids.get(code) ?? null,
      })),
  ]);
}
