import type { DisclosureSetting } from '../assessment-year/assessment-year.row.js';
import { type Refused, refuse, UserErrorCode } from '../user-errors.js';
import type { ReleaseRow } from './release.row.js';
import { thaiTime } from './thai-time.js';

/** What publishing and withdrawing refuse, in the words for who asked. */

export const mayNotPublish = {
  th: 'บัญชีนี้ไม่มีสิทธิ์เผยแพร่ผลการประเมิน',
  en: 'This account may not publish results.',
};

export const mayNotWithdraw = {
  th: 'บัญชีนี้ไม่มีสิทธิ์ถอนผลการประเมิน',
  en: 'This account may not withdraw results.',
};

export const mayNotApprove = {
  th: 'บัญชีนี้ไม่มีสิทธิ์อนุมัติผลการประเมิน',
  en: 'This account may not approve results.',
};

export const mayNotImport = {
  th: 'บัญชีนี้ไม่มีสิทธิ์นำเข้าผลการประเมิน',
  en: 'This account may not import results.',
};

export const mayNotDisclose = {
  th: 'บัญชีนี้ไม่มีสิทธิ์กำหนดการเปิดเผยค่าเฉลี่ย',
  en: 'This account may not decide which averages are public.',
};

export const notApproved = ({ year, number, approvedBy }: ReleaseRow): Refused =>
  refuse(UserErrorCode.NOT_APPROVED, ['number'], {
    th: `ชุดข้อมูลที่ ${number} ของปี ${year} ต้องได้รับอนุมัติจากบุคคลที่สองซึ่งไม่ใช่ผู้นำเข้าและผู้เผยแพร่`,
    en:
      `Release ${number} of ${year} ` +
      (approvedBy === null
        ? 'is not approved: somebody who brought no row into it must approve it as it is now.'
        : 'was approved by you: somebody else must publish it.'),
  });

export const ownWork = ({ year, number }: ReleaseRow): Refused =>
  refuse(UserErrorCode.OWN_WORK, ['number'], {
    th: `ท่านเป็นผู้นำเข้าชุดข้อมูลที่ ${number} ของปี ${year} ต้องให้ผู้อื่นอนุมัติ`,
    en: `You brought rows into release ${number} of ${year}: somebody else must approve it.`,
  });

export const noSuchYear = (year: number): Refused =>
  refuse(UserErrorCode.NO_SUCH_YEAR, ['year'], {
    th: `ไม่มีปีการประเมิน ${year}`,
    en: `There is no year of assessment ${year}.`,
  });

export function noSuchRelease(
  year: number,
  number: number | undefined,
  releases: readonly ReleaseRow[],
): Refused {
  const path = [number === undefined ? 'year' : 'number'];
  const list = releases.map((each) => `${each.number} ${each.state}`).join(', ');
  const [th, en] = list ? [` (มี ${list})`, ` There are: ${list}.`] : ['', ''];
  return number === undefined
    ? refuse(UserErrorCode.NO_SUCH_RELEASE, path, {
        th: `ปี ${year} ไม่มีฉบับร่างที่ใหม่กว่าชุดที่เผยแพร่แล้ว${th}`,
        en: `The year ${year} has no draft newer than what is public.${en}`,
      })
    : refuse(UserErrorCode.NO_SUCH_RELEASE, path, {
        th: `ปี ${year} ไม่มีชุดข้อมูลที่ ${number}${th}`,
        en: `The year ${year} has no release ${number}.${en}`,
      });
}

export const notADraft = ({ year, number, state }: ReleaseRow): Refused =>
  refuse(UserErrorCode.NOT_A_DRAFT, ['number'], {
    th: `ชุดข้อมูลที่ ${number} ของปี ${year} ไม่ใช่ฉบับร่าง (สถานะ ${state})`,
    en: `Release ${number} of ${year} is not a draft: it is ${state}.`,
  });

export const emptyDraft = ({ year, number }: ReleaseRow): Refused =>
  refuse(UserErrorCode.EMPTY_DRAFT, ['number'], {
    th: `ฉบับร่างที่ ${number} ของปี ${year} ว่างเปล่า เพราะเกณฑ์ของปีเปลี่ยนไป ให้นำเข้าใหม่`,
    en: `Draft ${number} of ${year} is empty, as the framework of the year was changed: import into it again.`,
  });

export const notPublished = ({ year, number, state }: ReleaseRow): Refused =>
  refuse(UserErrorCode.NOT_PUBLISHED, ['number'], {
    th: `ชุดข้อมูลที่ ${number} ของปี ${year} ไม่ได้เผยแพร่อยู่ (สถานะ ${state})`,
    en: `Release ${number} of ${year} is not public: it is ${state}.`,
  });

export const alreadyScheduled = ({ year, number, publishedAt }: ReleaseRow): Refused =>
  refuse(UserErrorCode.ALREADY_SCHEDULED, ['year'], {
    th: `ชุดข้อมูลที่ ${number} ของปี ${year} รอเผยแพร่เมื่อ ${publishedAt && thaiTime(publishedAt).th} ให้ถอนก่อน`,
    en: `Release ${number} of ${year} waits to become public at ${publishedAt && thaiTime(publishedAt).en}: withdraw it first.`,
  });

export const timePassed: Refused = refuse(UserErrorCode.TIME_PASSED, ['publicFrom'], {
  th: 'เวลาเผยแพร่ผ่านไปแล้ว ให้ระบุเวลาในอนาคต หรือไม่ระบุหากต้องการเผยแพร่ทันที',
  en: 'The time is past: give one to come, or none to publish at once.',
});

export const timeTooFar = (moment: Date): Refused =>
  refuse(UserErrorCode.TIME_TOO_FAR, ['publicFrom'], {
    th: `${thaiTime(moment).th} อยู่ไกลเกินสองปี: ระบุปีเป็น ค.ศ. เช่น 2026 ไม่ใช่ พ.ศ. 2569`,
    en: `${thaiTime(moment).en} is more than two years away: give the year in the Common Era, as 2026 and not 2569.`,
  });

export const noReason = ({ year, number, state }: ReleaseRow): Refused =>
  refuse(UserErrorCode.NOTE_REQUIRED, ['note'], {
    th: `โปรดระบุเหตุผลที่แก้ไขชุดข้อมูลที่ ${number} ของปี ${year} ซึ่งประชาชนจะได้อ่าน`,
    en:
      state === 'WITHDRAWN'
        ? `Say what follows release ${number} of ${year}, which was withdrawn, and how: the public reads the note.`
        : `Say why release ${number} of ${year} is corrected: the public reads the note.`,
  });

export const noWithdrawalNote: Refused = refuse(UserErrorCode.NOTE_REQUIRED, ['note'], {
  th: 'โปรดระบุเหตุผลที่ถอน ซึ่งประชาชนจะได้อ่าน',
  en: 'Say why it is withdrawn: the public reads the note.',
});

export const noDisclosureReason: Refused = refuse(UserErrorCode.NOTE_REQUIRED, ['reason'], {
  th: 'โปรดระบุเหตุผล ซึ่งจะบันทึกไว้ในประวัติการดำเนินการ',
  en: 'Say why: the reason is kept in the audit.',
});

export const sameDisclosure = (year: number, disclosure: DisclosureSetting): Refused =>
  refuse(UserErrorCode.ALREADY_SO, ['disclosure'], {
    th: `ปี ${year} กำหนดเป็น ${disclosure} อยู่แล้ว จึงไม่มีการเปลี่ยนแปลง`,
    en: `The year ${year} is ${disclosure} already: nothing was changed.`,
  });
