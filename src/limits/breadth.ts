import { largestPage } from '../graphql/connection.js';

/**
 * How many objects a list holds at the most, by the name of its field; `nodes` and `edges` hold what `first` asks
 * for. Below the line what introspection gives on average, so that reading the whole schema stays cheap.
 */
const breadths: Readonly<Record<string, number>> = {
  provinces: 77,
  assessmentYears: 13,
  assessments: 13,
  dimensions: 5,
  indicators: 30,
  byType: 6,
  ratings: 5,
  releases: 5,
  history: 5,
  apiKeys: 20,
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
