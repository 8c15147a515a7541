import {
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLResolveInfo,
  Kind,
  type SelectionNode,
} from 'graphql';

type FragmentOf = (name: string) => FragmentDefinitionNode | undefined;

/**
 * Makes what tells of a field that is resolved whether a way of fields is asked for below it, so that what is there can be read
 * along with it.
 */
export function askedBelow(...way: readonly string[]): (info: GraphQLResolveInfo) => boolean {
  // All objects of a list have the same nodes.
  const known = new WeakMap<readonly FieldNode[], boolean>();
  return ({ fieldNodes, fragments }) => {
    let asked = known.get(fieldNodes);
    if (asked === undefined)
      known.set(fieldNodes, (asked = leadsTo(way, fieldNodes, (name) => fragments[name])));
    return asked;
  };
}

/**
 * Whether a way of fields is asked for below others, directly or by fragments. What `@skip` leaves out counts as asked for.
 * @param way names of fields, from the first below to the last
 */
export function leadsTo(way: readonly string[], from: readonly FieldNode[], fragmentOf: FragmentOf): boolean {
  const [name, ...rest] = way;
  if (name === undefined) return from.length > 0;
  const below = fieldsBelow(from, fragmentOf).filter((node) => node.name.value === name);
  return leadsTo(rest, below, fragmentOf);
}

function fieldsBelow(from: readonly FieldNode[], fragmentOf: FragmentOf): FieldNode[] {
  const fields: FieldNode[] = [];
  const spread = new Set<string>(); // each once, however often documents spread it
  const collect = (selections: readonly SelectionNode[] = []): void => {
    for (const selection of selections)
      if (selection.kind === Kind.FIELD) fields.push(selection);
      else if (selection.kind === Kind.INLINE_FRAGMENT) collect(selection.selectionSet.selections);
      else if (!spread.has(selection.name.value)) {
        spread.add(selection.name.value);
        collect(fragmentOf(selection.name.value)?.selectionSet.selections);
      }
  };
  for (const { selectionSet } of from) collect(selectionSet?.selections);
  return fields;
}
