import { commonWords, longestWord } from './common-words.js';
import { normalPassword } from './password.js';

const shortest = 12;
const longest = 128;

/** How many parts a password must have at the least, where a common word is one part. */
const fewestParts = 4;

/** Why a password may not be chosen, in words for whoever chooses it; null where it may. */
export function weaknessOf(password: string, username: string): { th: string; en: string } | null {
  const typed = normalPassword(password);
  const letters = [...typed];
  if (letters.length < shortest || letters.length > longest)
    return {
      th: `รหัสผ่านต้องมี ${shortest} ถึง ${longest} ตัวอักษร`,
      en: `A password has ${shortest} to ${longest} characters, of any kind, spaces too.`,
    };
  const plain = typed.toLowerCase();
  if (plain.includes(username.toLowerCase()))
    return {
      th: 'รหัสผ่านต้องไม่มีชื่อผู้ใช้อยู่ในนั้น',
      en: 'A password may not contain the name of the account.',
    };
  if (new Set(letters).size < 5 || partsOf(plain) < fewestParts)
    return {
      th: 'รหัสผ่านนี้เดาได้ง่าย ควรใช้คำหลายคำที่ไม่เกี่ยวข้องกัน',
      en: 'This password is made of what is tried first: common passwords, years, runs. Take several words that have nothing to do with each other.',
    };
  return null;
}

/** How letters are hidden in passwords; whoever guesses knows it too. */
const disguises: Readonly<Record<string, string>> = {
  ...{ '@': 'a', '4': 'a', '3': 'e', '1': 'i', '!': 'i', '0': 'o', $: 's', '5': 's', '7': 't' },
};
const undisguised = (text: string): string => [...text].map((sign) => disguises[sign] ?? sign).join('');

/** The fewest parts that make up the text: a common word counts one, a run such as 4567 or aaa half, any other sign one. */
function partsOf(text: string): number {
  const fewest = [0];
  for (let end = 1; end <= text.length; end += 1) {
    let best = (fewest[end - 1] ?? 0) + 1;
    for (let start = Math.max(0, end - longestWord); start < end - 1; start += 1) {
      const cost = costOf(text.slice(start, end));
      best = Math.min(best, (fewest[start] ?? 0) + cost);
    }
    fewest.push(best);
  }
  return fewest[text.length] ?? 0;
}

function costOf(part: string): number {
  if (isRun(part)) return 0.5;
  return part.length > 2 && [part, undisguised(part)].some((word) => commonWords().has(word)) ? 1 : Infinity;
}

/** Whether each sign is as far from the one before: 4567, fedc, aaaa. */
function isRun(part: string): boolean {
  const step = part.charCodeAt(1) - part.charCodeAt(0);
  if (Math.abs(step) > 1 || (step !== 0 && part.length < 3)) return false;
  return [...part].every((_, at) => at === 0 || part.charCodeAt(at) - part.charCodeAt(at - 1) === step);
}
