import { finding, note, type Finding } from '../../import/finding.js';
import { nameOf, type FrameworkLine } from './framework-line.js';
import { fieldsOf, type FrameworkChange } from './framework-difference.js';
import type { FilledRelease } from './framework.queries.js';

const lineOf = ({ before, after }: FrameworkChange): FrameworkLine | null => after ?? before;

const columnOf = { nameTh: 'name_th', nameEn: 'name_en', value: 'value', pilot: 'pilot' } as const;

/** A change under results that were shown. */
export function isPublic(
  change: FrameworkChange,
  releases: readonly FilledRelease[],
  { year, read }: { readonly year: number; readonly read: { readonly sheet: string | null } },
): Finding {
  const [what, numbers] = [lineOf(change), releases.map(({ number }) => number).join(', ')];
  const field = fieldsOf(change).find((each) => each !== 'nameEn');
  const place = {
    sheet: read.sheet,
    ...(change.line !== null && { line: change.line }),
    column: field ? columnOf[field] : 'code',
    value: field && change.after ? String(change.after[field]) : (what?.code ?? ''),
  };
  const name = what ? nameOf(what) : '';
  const [th, en] =
    change.before === null
      ? ['เพิ่ม', 'is new']
      : change.after === null
        ? ['ถูกตัดออก (ไม่มีในไฟล์)', 'is left out']
        : ['ถูกเปลี่ยน', `is another one than ${JSON.stringify(field ? change.before[field] : '')}`];
  return finding(
    place,
    `${name} ${th}: ผลปี ${year} ชุดที่ ${numbers} เผยแพร่แล้ว จะเปลี่ยนความหมายของผลนั้นไม่ได้`,
    `${name} ${en}: release ${numbers} of ${year} is or was public, and its results would mean something else.`,
  );
}

/** Asks for the word of who has looked at what would change. */
export function toConfirm(changed: number, drafts: readonly FilledRelease[]): Finding {
  const numbers = drafts.map(({ number }) => number).join(', ');
  const [th, en] =
    drafts.length > 0 ? [` และล้างฉบับร่างที่ ${numbers}`, ` and empties draft ${numbers}`] : ['', ''];
  return finding(
    {},
    `เปลี่ยนหรือตัดสิ่งที่มีอยู่ ${changed} รายการ${th}: ตรวจด้วย --dry-run แล้วยืนยันด้วย --accept-changes`,
    `This changes ${changed} of what is there${en}: look at it with --dry-run, and confirm with --accept-changes.`,
  );
}

export const isEmptied = (year: number, number: number): Finding =>
  note(
    {},
    `ฉบับร่างที่ ${number} ของปี ${year} คิดจากเกณฑ์เดิม จึงถูกล้าง: นำเข้าใหม่ด้วย --into ${number}`,
    `Draft ${number} of ${year} was worked out by the framework before, and is emptied: import into it again with --into ${number}.`,
  );
