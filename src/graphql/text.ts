import { refusal } from './errors.js';

/** Whether the database can keep it: no U+0000, and no half of a pair of surrogates, which is no character. */
export const isText = (value: string): boolean => !value.includes('\0') && !/\p{Surrogate}/u.test(value);

export const noText = (): Error =>
  refusal(
    'BAD_USER_INPUT',
    'A text holds U+0000 or half of a pair of surrogates: send characters only.',
    'ข้อความมีอักขระที่ใช้ไม่ได้',
    400,
  );
