import { readFrameworks } from '../../seeds/reference/framework.js';
import { readProvinces } from '../../seeds/reference/provinces.js';
import { largestPage } from '../graphql/connection.js';
import type { Reference } from '../kept/reference.js';
import { localGovernmentTypes } from '../local-government/local-government-type.js';

const frameworks = readFrameworks();
const years = frameworks.length;
const longest = (lists: readonly (readonly unknown[])[]): number =>
  Math.max(0, ...lists.map((list) => list.length));

/** How many objects a list holds at the most, by the name of its field. */
export type Breadths = Readonly<Record<string, number>>;

/**
 * What is known before any database is: a database may have years with more. `nodes` and `edges` hold what `first` asks
 * for. Below the line what introspection gives on average, so that reading the whole schema stays cheap.
 */
export const leastBreadths: Breadths = {
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

export const hasBreadth = (field: string): boolean => field in leastBreadths;

/** A list nobody has written down counts as a full page. */
export const breadthOf = (breadths: Breadths, field: string): number => breadths[field] ?? largestPage;

const found = new WeakMap<Reference, Breadths>();

/** The breadths where the frameworks are these: years that were taken in may be longer than those we know. */
export function breadthsOf(reference: Reference | undefined): Breadths {
  if (reference === undefined) return leastBreadths;
  const known = found.get(reference);
  if (known !== undefined) return known;
  const { frameworks, dimensionsByYear, indicatorsByDimension, ratingsByYear } = reference;
  const those = {
    assessmentYears: frameworks.size,
    assessments: frameworks.size,
    dimensions: longest([...dimensionsByYear.values()]),
    indicators: longest([...indicatorsByDimension.values()]),
    ratings: longest([...ratingsByYear.values()]),
  };
  const breadths: Record<string, number> = { ...leastBreadths };
  for (const [name, length] of Object.entries(those)) breadths[name] = Math.max(length, breadths[name] ?? 0);
  found.set(reference, breadths);
  return breadths;
}
