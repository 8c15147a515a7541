import {
  type FieldNode,
  getNullableType,
  type GraphQLField,
  type GraphQLNamedType,
  isListType,
  Kind,
} from 'graphql';
import { largestPage } from '../graphql/connection.js';
import { breadthOf, wrappedType } from './breadth.js';
import { variable } from './collect.js';
import type { Question } from './cost.js';

type Field = GraphQLField<unknown, unknown>;

/** How many objects a field gives for each object it is asked of. */
export function timesOf(
  { breadths }: Question,
  parent: GraphQLNamedType,
  field: Field,
  page: number,
): number {
  if (parent.name === '__Type' && field.name === 'ofType') return wrappedType;
  if (!isListType(getNullableType(field.type))) return 1;
  return parent.name.endsWith('Connection') ? page : breadthOf(breadths, field.name);
}

/** How many items a page of this field has: what `first` or `last` asks for, or their default. */
export function pageSize(question: Question, field: Field, node: FieldNode): number {
  const sizes = ['first', 'last'].flatMap((name) => {
    const arg = field.args.find((one) => one.name === name);
    if (arg === undefined) return [];
    const value = node.arguments?.find((one) => one.name.value === name)?.value;
    const given =
      value?.kind === Kind.INT
        ? Number(value.value)
        : value?.kind === Kind.VARIABLE
          ? variable(question, value.name.value)
          : undefined;
    return typeof given === 'number' ? [given] : [Number(arg.defaultValue ?? 0)];
  });
  // What is no size a page can have is refused later, where it is used.
  return Math.min(largestPage, Math.max(1, ...sizes));
}
