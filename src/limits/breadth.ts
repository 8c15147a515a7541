import { readFrameworks } from '../../seeds/reference/framework.js';
import { readProvinces } from '../../seeds/reference/provinces.js';
import { largestPage } from '../graphql/connection.js';
import { localGovernmentTypes } from '../local-government/local-government-type.js';

const frameworks = readFrameworks();
const years = frameworks.length;
const longest = (lists: readonly (readonly unknown[])[]): number =>
  Math.max(...lists.map((list) => list.length));

/**
 * How many objects a list holds at the most, by the name of its field; `nodes` and `edges` hold what `first` asks
 * for. Below the line what introspection gives on average, so that reading the whole schema stays cheap.
 */
const breadths: Readonly<Record<string, number>> = {
  provinces: readProvinces().length,
  assessmentYears: years,
  assessments: years,
  dimensions: longest(frameworks.map(({ dimensions }) => dimensions)),
  /** A whole year had 203, in five dimensions. */
  indicators: 60,
  byType: Object.keys(localGovernmentTypes).length,
  ratings: longest(frameworks.map(({ ratings }) => ratings)),
  /** Corrections of one year: each has a reason that the public reads. */
  releases: 10,
  /** Preparations of one year. */
  drafts: 10,
  history: 5,
  apiKeys: 20,
  /** All rows of a list of accounts. */
  firstPasswords: 2000,
  userErrors: 5,
  findings: 500,
  averages: 78,
  largestMoves: 100,

  types: 80,
  fields: 8,
  args: 1,
  inputFields: 1,
  interfaces: 0.2,
  enumValues: 1,
  possibleTypes: 0.2,
  directives: 6,
};

/** `ofType` is no list, but mostly null: nine of them within each other are asked for, one or two answered. */
export const wrappedType = 0.5;

export const hasBreadth = (field: string): boolean => field in breadths;

/** A list nobody has written down counts as a full page. */
export const breadthOf = (field: string): number => breadths[field] ?? largestPage;
