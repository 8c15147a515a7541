import { refuse, type Refused, UserErrorCode } from '../user-errors.js';

export const invalidCredentials = refuse(UserErrorCode.INVALID_CREDENTIALS, [], {
  th: 'ชื่อผู้ใช้หรือรหัสผ่านไม่ถูกต้อง',
  en: 'No account has this username and this password.',
});

export const passwordChangeRequired = refuse(UserErrorCode.PASSWORD_CHANGE_REQUIRED, ['password'], {
  th: 'รหัสผ่านนี้ใช้ได้ครั้งเดียว โปรดตั้งรหัสผ่านใหม่ด้วย changePassword',
  en: 'This password was for one use: choose your own with changePassword, which then logs you in.',
});

export function tooManyAttempts(waitSeconds: number): Refused {
  const [error] = refuse(UserErrorCode.TOO_MANY_ATTEMPTS, [], {
    th: `พยายามเข้าสู่ระบบหลายครั้งเกินไป โปรดลองใหม่ในอีก ${waitSeconds} วินาที`,
    en: `There were too many attempts: try again in ${waitSeconds} seconds.`,
  }).userErrors;
  return { ok: false, userErrors: error ? [{ ...error, retryAfterSeconds: waitSeconds }] : [] };
}

export const weakPassword = (message: { th: string; en: string }): Refused =>
  refuse(UserErrorCode.WEAK_PASSWORD, ['newPassword'], message);

export const samePassword = weakPassword({
  th: 'รหัสผ่านใหม่ต้องไม่ซ้ำกับรหัสผ่านเดิม',
  en: 'The new password is the old one: choose another.',
});
