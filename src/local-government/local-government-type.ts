export type LocalGovernmentTypeName =
  'PAO' | 'CITY_MUNICIPALITY' | 'TOWN_MUNICIPALITY' | 'SUBDISTRICT_MUNICIPALITY' | 'SAO' | 'SPECIAL';

interface Name {
  readonly th: string;
  readonly en: string | null;
}

interface TypeWords {
  readonly name: { readonly th: string; readonly en: string };
  /** Null where the type stands in the name itself: เมืองพัทยา. */
  readonly abbreviation: string | null;
}

/** What each type is called; largest type of body first, the order of every list by type. */
export const localGovernmentTypes: Readonly<Record<LocalGovernmentTypeName, TypeWords>> = {
  PAO: {
    name: { th: 'องค์การบริหารส่วนจังหวัด', en: 'Provincial Administrative Organization' },
    abbreviation: 'อบจ.',
  },
  CITY_MUNICIPALITY: { name: { th: 'เทศบาลนคร', en: 'City Municipality' }, abbreviation: 'ทน.' },
  TOWN_MUNICIPALITY: { name: { th: 'เทศบาลเมือง', en: 'Town Municipality' }, abbreviation: 'ทม.' },
  SUBDISTRICT_MUNICIPALITY: {
    name: { th: 'เทศบาลตำบล', en: 'Subdistrict Municipality' },
    abbreviation: 'ทต.',
  },
  SAO: {
    name: { th: 'องค์การบริหารส่วนตำบล', en: 'Subdistrict Administrative Organization' },
    abbreviation: 'อบต.',
  },
  SPECIAL: { name: { th: 'องค์กรปกครองรูปแบบพิเศษ', en: 'Special Administration' }, abbreviation: null },
};

/** Type and name in full: เทศบาลตำบลบุญเรือง, Bun Rueang Subdistrict Municipality. */
export function fullName(type: LocalGovernmentTypeName, name: Name): Name {
  const words = localGovernmentTypes[type];
  if (words.abbreviation === null) return name;
  return { th: words.name.th + name.th, en: name.en === null ? null : `${name.en} ${words.name.en}` };
}

/** Abbreviated type and name in Thai: ทต.บุญเรือง. */
export const shortName = (type: LocalGovernmentTypeName, name: Name): string =>
  (localGovernmentTypes[type].abbreviation ?? '') + name.th;
