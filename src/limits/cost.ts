import {
  type FieldNode,
  type FragmentDefinitionNode,
  getNamedType,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
  isCompositeType,
  isInterfaceType,
  isObjectType,
  type OperationDefinitionNode,
  SchemaMetaFieldDef,
  TypeMetaFieldDef,
} from 'graphql';
import type { Breadths } from './breadth.js';
import { collectFields, type Part } from './collect.js';
import { pageSize, timesOf } from './page-size.js';
import { root as beginning, type Source, Statements } from './statements.js';

/** One field that gives objects, and how many of them an answer may hold there. */
export interface Item {
  /** Where it is, with what multiplies: `provinces[77].localGovernments.nodes[20]`. */
  readonly path: string;
  readonly cost: number;
}

export interface Cost {
  /** How many objects the answer may hold at the most. */
  readonly total: number;
  /** What counts most of it, the dearest first; three at the most. */
  readonly dearest: readonly Item[];
  /** How many statements of the database it needs. */
  readonly statements: number;
}

export interface Question {
  readonly schema: GraphQLSchema;
  readonly operation: OperationDefinitionNode;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly variables: Readonly<Record<string, unknown>>;
  /** Types of which whoever asks gets null: what is within them costs nothing. */
  readonly closed: readonly string[];
  readonly breadths: Breadths;
  /** Whether averages are read from the database, and not from what the process keeps. */
  readonly averages: boolean;
}

/** Where the walk stands: how many objects there are here, and how many `nodes` or `edges` give of each. */
interface Place {
  readonly path: string;
  readonly times: number;
  readonly page: number;
  readonly source: Source;
}

/**
 * Counts the objects that a valid operation can return: lists multiply what is within them. Fields that several
 * fragments ask for count once, as they are answered once. Scalars are free: each belongs to an object.
 */
export function costOf(question: Question): Cost {
  const items: Item[] = [];
  const statements = new Statements();
  let total = 0;

  const walk = (parts: readonly Part[], place: Place): void => {
    for (const fields of collectFields(question, parts).values()) {
      const [first, ...others] = fields;
      if (first === undefined) continue;
      const field = fieldOf(question.schema, first.type, first.node);
      if (field === undefined) continue;
      const closed = question.closed.includes(getNamedType(field.type).name);
      const nodes = [first.node, ...others.map(({ node }) => node)] as const;
      const source = closed ? place.source : statements.below(question, first.type, nodes, place.source);
      if (!isCompositeType(getNamedType(field.type))) continue;
      const breadth = timesOf(question, first.type, field, place.page);
      const times = place.times * breadth;
      const path = `${place.path}${place.path && '.'}${named(first.node)}${breadth > 1 ? `[${breadth}]` : ''}`;
      total += times;
      items.push({ path, cost: times });
      if (closed) continue;
      const within = fields.flatMap(({ type, node }): Part[] => {
        const inner = fieldOf(question.schema, type, node);
        return inner && node.selectionSet
          ? [{ type: getNamedType(inner.type), selectionSet: node.selectionSet }]
          : [];
      });
      // Fields that are merged have the same arguments.
      walk(within, { path, times, page: pageSize(question, field, first.node), source });
    }
  };

  const root = question.schema.getRootType(question.operation.operation);
  if (root)
    walk([{ type: root, selectionSet: question.operation.selectionSet }], {
      path: '',
      times: 1,
      page: 1,
      source: beginning,
    });
  const dearest = items.sort((one, other) => other.cost - one.cost).slice(0, 3);
  return { total: Math.ceil(total), dearest, statements: statements.total };
}

const named = ({ name, alias }: FieldNode): string =>
  alias === undefined ? name.value : `${alias.value}:${name.value}`;

function fieldOf(
  schema: GraphQLSchema,
  type: GraphQLNamedType,
  { name }: FieldNode,
): GraphQLField<unknown, unknown> | undefined {
  if (type === schema.getQueryType())
    for (const meta of [SchemaMetaFieldDef, TypeMetaFieldDef]) if (meta.name === name.value) return meta;
  return isObjectType(type) || isInterfaceType(type) ? type.getFields()[name.value] : undefined;
}
