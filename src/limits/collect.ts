import {
  type FieldNode,
  getNamedType,
  type GraphQLNamedType,
  Kind,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import type { Question } from './cost.js';

/** Fields asked of a type, in one of the places that ask. */
export interface Part {
  readonly type: GraphQLNamedType;
  readonly selectionSet: SelectionSetNode;
}

export interface Asked {
  readonly type: GraphQLNamedType;
  readonly node: FieldNode;
}

/** The fields that are answered, by the name they are answered under: fragments spread, left-out ones left out. */
export function collectFields(question: Question, parts: readonly Part[]): Map<string, Asked[]> {
  const found = new Map<string, Asked[]>();
  const spread = new Set<string>();

  const collect = ({ type, selectionSet }: Part): void => {
    for (const selection of selectionSet.selections) {
      if (isLeftOut(question, selection)) continue;
      switch (selection.kind) {
        case Kind.FIELD: {
          const name = selection.alias?.value ?? selection.name.value;
          const asked = found.get(name);
          if (asked) asked.push({ type, node: selection });
          else found.set(name, [{ type, node: selection }]);
          break;
        }
        case Kind.INLINE_FRAGMENT:
          collect({
            type: typeNamed(question, selection.typeCondition?.name.value) ?? type,
            selectionSet: selection.selectionSet,
          });
          break;
        case Kind.FRAGMENT_SPREAD: {
          const name = selection.name.value;
          const fragment = question.fragments.get(name);
          if (fragment === undefined || spread.has(name)) break;
          spread.add(name);
          collect({
            type: typeNamed(question, fragment.typeCondition.name.value) ?? type,
            selectionSet: fragment.selectionSet,
          });
        }
      }
    }
  };
  parts.forEach(collect);
  return found;
}

const typeNamed = ({ schema }: Question, name: string | undefined): GraphQLNamedType | undefined => {
  const type = name === undefined ? undefined : schema.getType(name);
  return type && getNamedType(type);
};

/** Whether `@skip` or `@include` leaves it out. */
function isLeftOut(question: Question, { directives = [] }: SelectionNode): boolean {
  return directives.some(({ name, arguments: args = [] }) => {
    const condition = args.find((arg) => arg.name.value === 'if')?.value;
    const value =
      condition?.kind === Kind.BOOLEAN
        ? condition.value
        : condition?.kind === Kind.VARIABLE
          ? variable(question, condition.name.value)
          : undefined;
    return (name.value === 'skip' && value === true) || (name.value === 'include' && value === false);
  });
}

/** The value a variable has been given, or its default. */
export function variable({ operation, variables }: Question, name: string): unknown {
  const given = variables[name];
  if (given !== undefined) return given;
  const initial = operation.variableDefinitions?.find(
    (one) => one.variable.name.value === name,
  )?.defaultValue;
  if (initial?.kind === Kind.INT) return Number(initial.value);
  return initial?.kind === Kind.BOOLEAN ? initial.value : undefined;
}
