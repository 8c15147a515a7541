import { dictionary } from '@zxcvbn-ts/language-common';

/** What people here choose, and no list from elsewhere has. */
const ours = [
  ...['รหัสผ่าน', 'ประเทศไทย', 'เทศบาล', 'อบต', 'อบจ', 'สถจ', 'กรมส่งเสริม', 'ท้องถิ่น', 'ประเมิน'],
  ...['thailand', 'local', 'assessment', 'province', 'department', 'changeme', 'lpa', 'dla', 'lao'],
];
const years = [
  ...Array.from({ length: 200 }, (_, nth) => String(2450 + nth)),
  ...Array.from({ length: 150 }, (_, nth) => String(1900 + nth)),
];

let words: ReadonlySet<string> | undefined;

/** The 49,000 passwords most seen in the world, and some of our own; unpacked when first asked for. */
export const commonWords = (): ReadonlySet<string> =>
  (words ??= new Set([
    ...(dictionary['passwords-common'] as readonly string[]).filter((word) => word.length > 2),
    ...[...ours, ...years],
  ]));

/** No common word that matters is longer. */
export const longestWord = 24;
