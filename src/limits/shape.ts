import { type DocumentNode, Kind, type SelectionSetNode, visit } from 'graphql';

/** What can be counted in a document without knowing the schema. */
export interface Shape {
  readonly depth: number;
  readonly aliases: number;
  readonly directives: number;
  readonly fragments: number;
  readonly operations: number;
  readonly rootFields: number;
  readonly mutationFields: number;
}

/** Counts in one pass; a fragment is measured once, however often it is spread. */
export function shapeOf(document: DocumentNode): Shape {
  const shape = { depth: 0, aliases: 0, directives: 0, fragments: 0, operations: 0 };
  const roots = { rootFields: 0, mutationFields: 0 };
  visit(document, {
    Field(node) {
      if (node.alias !== undefined) shape.aliases += 1;
    },
    Directive() {
      shape.directives += 1;
    },
  });
  const spread = spreads(document);
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) shape.fragments += 1;
    if (definition.kind !== Kind.OPERATION_DEFINITION) continue;
    const { depth, fields } = spread(definition.selectionSet);
    shape.operations += 1;
    shape.depth = Math.max(shape.depth, depth);
    roots.rootFields = Math.max(roots.rootFields, fields);
    if (definition.operation === 'mutation') roots.mutationFields = Math.max(roots.mutationFields, fields);
  }
  return { ...shape, ...roots };
}

interface Extent {
  /** Levels of fields. */
  readonly depth: number;
  /** Fields of its first level. */
  readonly fields: number;
}

const nothing: Extent = { depth: 0, fields: 0 };

/** Measures a set of fields with its fragments spread. */
function spreads(document: DocumentNode): (set: SelectionSetNode) => Extent {
  const fragments = new Map<string, SelectionSetNode>();
  for (const definition of document.definitions)
    if (definition.kind === Kind.FRAGMENT_DEFINITION)
      fragments.set(definition.name.value, definition.selectionSet);
  const measured = new Map<string, Extent>();

  const ofFragment = (name: string): Extent => {
    const known = measured.get(name);
    if (known !== undefined) return known;
    measured.set(name, nothing); // one that spreads itself is refused later, by validation
    const extent = ofSet(fragments.get(name));
    measured.set(name, extent);
    return extent;
  };
  const ofSet = (set: SelectionSetNode | undefined): Extent => {
    let [depth, fields] = [0, 0];
    for (const selection of set?.selections ?? []) {
      const extent =
        selection.kind === Kind.FRAGMENT_SPREAD
          ? ofFragment(selection.name.value)
          : ofSet(selection.selectionSet);
      if (selection.kind === Kind.FIELD) {
        fields += 1;
        depth = Math.max(depth, extent.depth + 1);
      } else {
        fields += extent.fields;
        depth = Math.max(depth, extent.depth);
      }
    }
    return { depth, fields };
  };
  return ofSet;
}
