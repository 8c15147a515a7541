import {
  localGovernmentTypes,
  type LocalGovernmentTypeName,
} from '../../src/local-government/local-government-type.js';

export type LocalGovernmentType = LocalGovernmentTypeName;

/** The types, largest type of body first. */
export const types = Object.keys(localGovernmentTypes) as LocalGovernmentType[];

/** With what the code of a body of this type begins. */
export const firstDigits: Readonly<Record<LocalGovernmentType, number>> = {
  PAO: 2,
  CITY_MUNICIPALITY: 3,
  TOWN_MUNICIPALITY: 4,
  SUBDISTRICT_MUNICIPALITY: 5,
  SAO: 6,
  SPECIAL: 3,
};
