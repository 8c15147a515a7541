import { refuse, type Refused, UserErrorCode } from '../user-errors.js';

export const notAllowed = refuse(UserErrorCode.NOT_ALLOWED, [], {
  th: 'เฉพาะผู้ดูแลระบบเท่านั้นที่จัดการบัญชีได้',
  en: 'Only an administrator keeps accounts and keys.',
});

/** What an account or a key may be called. */
const nameForm = /^[a-z0-9][a-z0-9._-]{2,63}$/;

export const isName = (name: string): boolean => nameForm.test(name);

export const invalidName = (field: string): Refused =>
  refuse(UserErrorCode.INVALID_NAME, [field], {
    th: 'ชื่อต้องมี 3 ถึง 64 ตัว ใช้ a-z 0-9 จุด ขีด และขีดล่าง',
    en: 'This is no name: use 3 to 64 of a-z, 0-9, dot, dash and underscore, and begin with a letter or digit.',
  });

export const nameTaken = (username: string): Refused =>
  refuse(UserErrorCode.NAME_TAKEN, ['username'], {
    th: `มีบัญชี ${username} อยู่แล้ว`,
    en: `There is an account ${username} already.`,
  });

export const noSuchAccount = (username: string): Refused =>
  refuse(UserErrorCode.NO_SUCH_ACCOUNT, ['username'], {
    th: `ไม่มีบัญชี ${username}`,
    en: `There is no account ${username}.`,
  });

export const lastAdmin = refuse(UserErrorCode.LAST_ADMIN, ['username'], {
  th: 'เป็นบัญชีผู้ดูแลระบบคนสุดท้าย โปรดเพิ่มบัญชีผู้ดูแลระบบอีกหนึ่งบัญชีก่อน',
  en: 'This is the last administrator who may log in: make another one first.',
});
