import {
  type DocumentNode,
  type FieldNode,
  getArgumentValues,
  type GraphQLField,
  GraphQLError,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLResolveInfo,
  type GraphQLSchema,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  TypeNameMetaFieldDef,
  visit,
} from 'graphql';
import { collectFields, collectSubfields } from 'graphql/execution/collectFields.js';
import { fragmentsOf } from '../fragments.js';

/** One field of an operation, looked up in the schema once for all objects that have it. */
export interface FieldPlan {
  /** Its name in the answer. */
  readonly key: string;
  readonly parent: GraphQLObjectType;
  readonly field: GraphQLField<unknown, unknown>;
  readonly nodes: readonly FieldNode[];
  /** Its place among the operation's fields. */
  readonly index: number;
  readonly shape: Shape;
  readonly info: GraphQLResolveInfo;
  /** Of a field at the root: those of its object that may be begun before that is there (read-along.ts). */
  readonly along: readonly FieldPlan[];
}

/** What a value is made into. */
export type Shape =
  | { readonly kind: 'LEAF'; readonly nullable: boolean; readonly serialize: (value: unknown) => unknown }
  | { readonly kind: 'LIST'; readonly nullable: boolean; readonly item: Shape }
  | { readonly kind: 'OBJECT'; readonly nullable: boolean; readonly fields: readonly FieldPlan[] };

export interface Plan {
  readonly fields: readonly FieldPlan[];
  readonly size: number;
}

interface Planned {
  readonly schema: GraphQLSchema;
  readonly document: DocumentNode;
  /** A query of the document. */
  readonly operation: OperationDefinitionNode;
  /** Decide @skip and @include. */
  readonly variables: Record<string, unknown>;
}

/**
 * Plans an operation, or gives null where it is left to graphql-js: introspection, interfaces as such, and what it has
 * to refuse, such as a null that decides whether a field is there.
 */
export function planOf({ schema, document, operation, variables }: Planned): Plan | null {
  const fragments = Object.fromEntries(fragmentsOf(document));
  const root = schema.getQueryType();
  let size = 0;

  const plansOf = (
    parent: GraphQLObjectType,
    collected: ReadonlyMap<string, readonly FieldNode[]>,
  ): FieldPlan[] =>
    [...collected].map(([key, nodes]) => {
      const [node] = nodes;
      const name = node?.name.value ?? '';
      const field = name === '__typename' ? TypeNameMetaFieldDef : parent.getFields()[name];
      // Introspection; and a key that would not be a property like the others.
      if (field === undefined || key === '__proto__') throw new NotPlanned();
      const index = size++;
      const of = { parentType: parent, returnType: field.type };
      const info = { fieldName: field.name, fieldNodes: nodes, fragments, ...of };
      const shape = shapeOf(field.type, nodes, true);
      const along = parent === root && shape.kind === 'OBJECT' ? shape.fields.filter(isReadAlong) : [];
      return { key, parent, field, nodes, index, shape, info: info as unknown as GraphQLResolveInfo, along };
    });

  const shapeOf = (type: GraphQLOutputType, nodes: readonly FieldNode[], nullable: boolean): Shape => {
    if (isNonNullType(type)) return shapeOf(type.ofType as GraphQLOutputType, nodes, false);
    if (isListType(type)) return { kind: 'LIST', nullable, item: shapeOf(type.ofType, nodes, true) };
    if (isLeafType(type)) return { kind: 'LEAF', nullable, serialize: (value) => type.serialize(value) };
    if (!isObjectType(type) || type.isTypeOf) throw new NotPlanned();
    const collected = collectSubfields(schema, fragments, variables, type, nodes);
    return { kind: 'OBJECT', nullable, fields: plansOf(type, collected) };
  };

  try {
    if (!root) return null;
    const collected = collectFields(schema, fragments, variables, root, operation.selectionSet);
    return { fields: plansOf(root, collected), size };
  } catch (error) {
    if (error instanceof NotPlanned || error instanceof GraphQLError) return null;
    throw error;
  }
}

class NotPlanned extends Error {}

const isReadAlong = ({ field }: FieldPlan): boolean => field.extensions['readAlong'] === true;

/** The variables that decide whether fields are there at all. */
export function decidingVariables(document: DocumentNode): readonly string[] {
  const names = new Set<string>();
  visit(document, {
    Directive({ arguments: given }) {
      for (const { value } of given ?? []) if (value.kind === Kind.VARIABLE) names.add(value.name.value);
    },
  });
  return [...names];
}

/**
 * The arguments of a field: the same for all objects of an operation.
 * @throws GraphQLError where a variable is missing
 */
export const argumentsOf = (
  { field, nodes }: FieldPlan,
  variables: Record<string, unknown>,
): Record<string, unknown> => {
  const [node] = nodes;
  return node === undefined ? {} : getArgumentValues(field, node, variables);
};
