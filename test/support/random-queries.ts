import {
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql';
import type { Random } from '../../seeds/demo/random.js';

export interface RandomQuery {
  readonly query: string;
  readonly variables: Record<string, unknown>;
}

/** Texts that arguments may be: codes of the world and others, searches, a cursor that is none. */
const texts = ['43', '54', '10', '99', '6430102', '6540102', '2430101', 'หนอง', 'x'];
const numbers: Record<string, readonly number[]> = {
  Year: [2566, 2567, 2568, 2560, 2024],
  Int: [1, 2, 5, 20],
  Float: [0, 50, 75.5, 100],
};

/** Queries out of the schema: every field may occur, with aliases, fragments, variables, @include and @skip. */
export function randomQueries(schema: GraphQLSchema, random: Random): () => RandomQuery {
  const pick = <T>(list: readonly T[]): T => random.pick(list);
  const chance = (of: number): boolean => random.next() < of;

  return () => {
    const variables: Record<string, unknown> = {};
    const declared: string[] = [];
    const fragments: string[] = [];

    const declare = (type: string, value: unknown): string => {
      const name = `v${declared.length}`;
      declared.push(`$${name}: ${type}`);
      variables[name] = value;
      return `$${name}`;
    };
    const valueOf = (type: GraphQLInputType): unknown => {
      if (isNonNullType(type)) return valueOf(type.ofType);
      if (isListType(type)) return [valueOf(type.ofType)];
      if (isEnumType(type)) return pick(type.getValues()).name;
      if (isInputObjectType(type))
        return Object.fromEntries(
          Object.values(type.getFields())
            .filter((field) => isNonNullType(field.type) || chance(0.25))
            .map((field) => [field.name, valueOf(field.type)]),
        );
      return numbers[type.name] ? pick(numbers[type.name] ?? []) : pick(texts);
    };
    const argument = ({ name, type }: GraphQLArgument): string =>
      `${name}: ${declare(String(type), valueOf(type))}`;
    const directive = (): string =>
      chance(0.08) ? ` @${pick(['include', 'skip'])}(if: ${declare('Boolean!', chance(0.5))})` : '';

    const fieldOf = (field: GraphQLField<unknown, unknown>, depth: number, key?: string): string => {
      const given = field.args.filter((arg) => isNonNullType(arg.type) || chance(0.3)).map(argument);
      const type = getNamedType(field.type);
      const alias = key ?? (chance(0.1) ? `a${random.below(1e6)}` : undefined);
      const below = isObjectType(type) ? ` ${selection(type, depth - 1)}` : '';
      return `${alias === undefined ? '' : `${alias}: `}${field.name}${given.length > 0 ? `(${given.join(', ')})` : ''}${directive()}${below}`;
    };
    const selection = (type: GraphQLObjectType, depth: number): string => {
      const fields = Object.values(type.getFields()).filter(
        (field) => depth > 0 || isLeafType(getNamedType(field.type)),
      );
      const chosen = fields.filter(() => chance(0.35)).slice(0, 6);
      const all = ['__typename', ...chosen.map((field) => fieldOf(field, depth))];
      if (chance(0.1)) {
        fragments.push(`fragment F${fragments.length} on ${type.name} { ${all.join(' ')} }`);
        return `{ ...F${fragments.length - 1} }`;
      }
      return chance(0.1) ? `{ ... on ${type.name} { ${all.join(' ')} } }` : `{ ${all.join(' ')} }`;
    };

    const root = schema.getQueryType() as GraphQLObjectType;
    const roots = Object.values(root.getFields());
    const fields = [pick(roots), ...(chance(0.3) ? [pick(roots)] : [])];
    const body = fields.map((field, index) => fieldOf(field, 4, `r${index}`)).join(' ');
    const head = declared.length > 0 ? `query (${declared.join(', ')})` : 'query';
    return { query: `${head} { ${body} } ${fragments.join(' ')}`, variables };
  };
}
