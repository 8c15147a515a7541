import type { Role } from '../viewer/viewer.js';
import { figure } from './refuse.js';

/** What a document may be, whoever sends it: counted before it is looked at any further. */
export const documentLimits = {
  /** Bytes of the document's text. */
  bytes: 16 * 1024,
  /** Words and signs, as the parser counts them. */
  tokens: 2000,
  /** Levels of fields, fragments included; the deepest question of the reports has 11, introspection 15. */
  depth: 16,
  /** Fields under another name. */
  aliases: 50,
  /** Fields at the root of an operation. */
  rootFields: 20,
  /** Fields at the root of a mutation: one deed a request, so that nobody tries many passwords in one. */
  mutationFields: 1,
  /** Directives in the whole document. */
  directives: 30,
  fragments: 30,
  operations: 10,
  /** Distinct fields of an answer's shape: no report has 200; fragments within fragments make millions. */
  fields: 3000,
  /** Fields asked for again where they are asked for already, each with each: thirty fragments that share four have 1,740. */
  pairs: 2000,
} as const;

/** What the variables may be: an input of ours has one level and ten values. */
export const variableLimits = {
  /** Bytes of all names and texts. */
  bytes: 16 * 1024,
  /** Lists and objects within each other. */
  depth: 8,
  /** Values, those within lists and objects included. */
  values: 1000,
} as const;

/** The same where an administrator brings rows in: as much as a body holds, 256 KB. */
export const importVariableLimits = { bytes: 256 * 1024, depth: 8, values: 40_000 } as const;

/** How many objects an answer may hold at the most: who is known may ask for more. */
const costLimits = { PUBLIC: 20_000, SIGNED_IN: 60_000 } as const;

export const signedInCostLimit = costLimits.SIGNED_IN;

export const costLimit = (role: Role): number =>
  role === 'PUBLIC' ? costLimits.PUBLIC : costLimits.SIGNED_IN;

/** How many statements of the database a query may need; the pages of the reports need five or fewer. */
export const mostStatements = 12;

/**
 * Types that nobody gets without a log-in: they are null there, with an error, so what is within costs nothing.
 * A test holds that it is so.
 */
const closed = { PUBLIC: ['LocalGovernment', 'LocalGovernmentConnection'], SIGNED_IN: [] } as const;

export const closedTypes = (role: Role): readonly string[] =>
  role === 'PUBLIC' ? closed.PUBLIC : closed.SIGNED_IN;

/** The limits as the schema's documentation has them: whoever writes a query reads it there. */
export const limitsInWords = (): string => {
  const { bytes, tokens, depth, aliases, rootFields, mutationFields, directives, fragments, operations } =
    documentLimits;
  const { fields, pairs } = documentLimits;
  const limits = [
    `document: ${figure(bytes)} bytes, ${figure(tokens)} tokens, ${depth} levels`,
    `${aliases} aliases, ${rootFields} root fields (${mutationFields} in a mutation), ${directives} directives, ` +
      `${fragments} fragments, ${operations} operations`,
    `answer: ${figure(fields)} different fields, ${figure(pairs)} pairs of fields that ask for the same in the same place`,
    `variables: ${figure(variableLimits.bytes)} bytes, ${variableLimits.depth} levels, ${figure(variableLimits.values)} values`,
    `cost: ${figure(costLimits.PUBLIC)} without a log-in, ${figure(costLimits.SIGNED_IN)} with one. It is the number of objects ` +
      'that the answer may hold at the most: lists multiply what is within them',
    `reads: ${mostStatements}. Each list of local governments and each level below one is a read, however long it is, but their dimensions and indicators, which come with their results; aliases with other arguments are others`,
  ];
  return [
    'Limits, checked before anything runs:',
    ...limits.map((limit) => `- ${limit}.`),
    '',
    'A refusal says what was counted, what is allowed and how to make the query pass. With the header "x-query-cost: 1" an ' +
      'answer tells its cost in extensions.cost. What a caller may spend a minute is in the headers RateLimit and ' +
      'RateLimit-Policy, in units of cost.',
  ].join('\n');
};
