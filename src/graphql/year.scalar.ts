import { GraphQLScalarType, Kind } from 'graphql';
import { refusal } from './errors.js';

/** Years of the Buddhist Era and of the Common Era that are read; the two ranges do not meet. */
const buddhist = { first: 2500, last: 2699 };
const offset = 543;

/** A year as B.E., from B.E. or C.E.; the two never overlap, so nothing is guessed. */
function toBuddhistEra(value: unknown): number {
  if (typeof value === 'number' && Number.isInteger(value)) {
    if (value >= buddhist.first && value <= buddhist.last) return value;
    const converted = value + offset;
    if (converted >= buddhist.first && converted <= buddhist.last) return converted;
  }
  throw refusal(
    'BAD_USER_INPUT',
    'Year must be a whole number of the Buddhist Era (2500 to 2699) or the Common Era (1957 to 2156), such as 2559 or 2016.',
    'ปีต้องเป็น พ.ศ. หรือ ค.ศ.',
  );
}

export const YearScalar = new GraphQLScalarType<number, number>({
  name: 'Year',
  description:
    'A year in the Buddhist Era (2559) or the Common Era (2016): whole numbers from 2500 to 2699 or from 1957 to 2156. ' +
    'The ranges do not overlap, so it is never guessed which is meant.',
  parseValue: toBuddhistEra,
  parseLiteral: (node) => toBuddhistEra(node.kind === Kind.INT ? Number(node.value) : node),
  serialize: toBuddhistEra,
});
