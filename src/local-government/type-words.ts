import { distance } from 'fastest-levenshtein';
import { localGovernmentTypes, type LocalGovernmentTypeName } from './local-government-type.js';
import { cleanText, comparable } from './thai-text.js';

const types = Object.keys(localGovernmentTypes) as LocalGovernmentTypeName[];

/** What lists call the types, beside the words of `localGovernmentTypes`. */
const otherWords: Readonly<Record<string, LocalGovernmentTypeName>> = {
  SPECIAL_PATTAYA: 'SPECIAL',
  เมืองพัทยา: 'SPECIAL',
  'City of Pattaya': 'SPECIAL',
};

const byWord = new Map<string, LocalGovernmentTypeName>([
  ...types.flatMap((type) => {
    const { name, abbreviation } = localGovernmentTypes[type];
    return [type, name.th, name.en, abbreviation ?? type].map((word) => [comparable(word), type] as const);
  }),
  ...Object.entries(otherWords).map(([word, type]) => [comparable(word), type] as const),
]);

/** The type a list means by `SAO`, `อบต.` or `องค์การบริหารส่วนตำบล`, or null where it is none. */
export function parseType(text: string): LocalGovernmentTypeName | null {
  return byWord.get(comparable(text)) ?? null;
}

/** The type whose word comes nearest to one that is none. */
export function nearestType(text: string): LocalGovernmentTypeName {
  const given = comparable(text);
  const [nearest] = [...byWord].sort(([a], [b]) => distance(a, given) - distance(b, given));
  return nearest?.[1] ?? 'SAO';
}

/** The type that stands before a name, as in "เทศบาลเมือง ขลุง" and "อบต.ขุนซ่อง"; null where none does. */
export function typeInName(name: string): LocalGovernmentTypeName | null {
  const text = cleanText(name);
  const begins = (word: string | null) => word !== null && text.startsWith(word);
  return (
    types.find((type) => {
      const { name: words, abbreviation } = localGovernmentTypes[type];
      return begins(abbreviation) || begins(words.th);
    }) ?? null
  );
}

/** A name as the registry has it, clean and without its type: ขลุง of "เทศบาลเมือง ขลุง", ขุนซ่อง of "อบต.ขุนซ่อง". */
export function bareName(type: LocalGovernmentTypeName, name: string): string {
  const text = cleanText(name);
  const { name: words, abbreviation } = localGovernmentTypes[type];
  if (abbreviation === null) return text;
  const prefixes = [words.th, abbreviation, `${abbreviation.replace('.', '')} `];
  const prefix = prefixes.find((word) => text.startsWith(word));
  return (prefix === undefined ? text : text.slice(prefix.length).trim()) || text;
}

/** A district as the registry has it: ขลุง of "อ.ขลุง" and "อำเภอ ขลุง". */
export function bareDistrict(district: string): string {
  const text = cleanText(district);
  return text.replace(/^(กิ่งอำเภอ|อำเภอ|อ\.)\s*/, '') || text;
}
