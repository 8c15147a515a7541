import {
  localGovernmentTypes,
  type LocalGovernmentTypeName,
} from '../../local-government/local-government-type.js';

/**
 * A name whose type is written without the spaces and line breaks that copies leave within it: "เทศบาล ตำบล ปะตง" as
 * "เทศบาลตำบลปะตง", "อบต . ขุนซ่อง" as "อบต.ขุนซ่อง".
 */
export function tidyName(type: LocalGovernmentTypeName, name: string): string {
  const { name: words, abbreviation } = localGovernmentTypes[type];
  for (const word of [words.th, ...(abbreviation === null ? [] : [abbreviation])]) {
    const loose = [...word].map((letter) => (letter === '.' ? '\\.' : letter)).join('\\s*');
    const found = new RegExp(`^${loose}\\s*`).exec(name);
    if (found && found[0].length < name.length) return word + name.slice(found[0].length);
  }
  return name;
}
