import {
  fullName,
  localGovernmentTypes,
  shortName,
  type LocalGovernmentTypeName,
} from './local-government-type.js';
import { comparable } from './thai-text.js';

/** What is searched of a local government. */
export interface Searched {
  readonly type: LocalGovernmentTypeName;
  readonly nameTh: string;
  readonly nameEn: string | null;
  readonly districtTh: string;
}

/**
 * The text in which `searchTerms` are looked for, as a part anywhere: the name with its type in full and abbreviated,
 * in both languages, and the district, each without spaces and punctuation; then what it was called before. Written
 * with the row it describes.
 */
export function searchText(body: Searched, former: readonly Searched[] = []): string {
  return [...new Set([body, ...former].flatMap(textsOf))].join(' ');
}

function textsOf({ type, nameTh, nameEn, districtTh }: Searched): string[] {
  const name = { th: nameTh, en: nameEn };
  const full = fullName(type, name);
  const texts = [
    shortName(type, name),
    full.th,
    full.en ?? localGovernmentTypes[type].name.en,
    `อำเภอ${districtTh}`, // ends like its abbreviation, so อ. is a part of it as well
  ];
  return texts.map(comparable);
}

/**
 * The words of a query, each of which must be part of `searchText`: "อบต. บ้านดอน", "เทศบาลตำบลบุญเรือง", "bun rueang".
 * Plain text, to be escaped by whoever puts it into a pattern. A query of punctuation alone is a word that nothing has.
 */
export function searchTerms(query: string): string[] {
  const words = query.split(/\s+/).filter((word) => word !== '');
  const terms = words.map(comparable).filter((term) => term !== '');
  return terms.length > 0 || words.length === 0 ? [...new Set(terms)] : [query.trim()];
}
