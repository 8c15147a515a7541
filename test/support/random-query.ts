import {
  getNamedType,
  type GraphQLField,
  type GraphQLNamedType,
  isCompositeType,
  isInterfaceType,
  isObjectType,
  isRequiredArgument,
} from 'graphql';
import { createSchema } from '../../src/schema.js';

/** The same numbers for the same seed (mulberry32), so that a failure can be seen again. */
export function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Values, in GraphQL, for arguments by their names. */
type Values = Readonly<Record<string, readonly string[]>>;

/** A valid query of random fields, some of them under aliases, in fragments, and with random arguments. */
export function randomQuery(random: () => number, values: Values, levels = 7): string {
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;

  const argsOf = (field: GraphQLField<unknown, unknown>): string => {
    const given = field.args.flatMap((arg) => {
      const known = values[arg.name];
      if (known === undefined || (!isRequiredArgument(arg) && random() < 0.5)) return [];
      return [`${arg.name}: ${pick(known)}`];
    });
    return given.length === 0 ? '' : `(${given.join(', ')})`;
  };

  const selection = (type: GraphQLNamedType, left: number): string => {
    if (!isObjectType(type) && !isInterfaceType(type)) return '';
    const fields = Object.values(type.getFields());
    const inner = fields.filter((field) => isCompositeType(getNamedType(field.type)));
    const chosen = new Set([
      ...fields.filter((field) => !inner.includes(field)).slice(0, 2),
      ...(left > 0 ? Array.from({ length: Math.min(3, inner.length) }, () => pick(inner)) : []),
    ]);
    const parts = [...chosen].map((field, nth) => {
      const alias = random() < 0.2 ? `a${nth}: ` : '';
      // Without an alias two spreads may ask for the same field with other arguments.
      const name = field.args.length > 0 ? `a${nth}_${field.name}: ` : alias;
      return `${name}${field.name}${argsOf(field)} ${selection(getNamedType(field.type), left - 1)}`;
    });
    const body = parts.length === 0 ? '__typename' : parts.join(' ');
    return random() < 0.2 ? `{ ... on ${type.name} { ${body} } }` : `{ ${body} }`;
  };
  const query = createSchema().getQueryType();
  if (!query) throw new Error('There is no query type.');
  const roots = Object.values(query.getFields());
  const asked = Array.from({ length: random() < 0.8 ? 1 : 2 }, (_, nth) => {
    const field = pick(roots);
    return `r${nth}: ${field.name}${argsOf(field)} ${selection(getNamedType(field.type), levels)}`;
  });
  return `{ ${asked.join(' ')} }`;
}
