import { type DocumentNode, type FragmentDefinitionNode, Kind, type SelectionSetNode, visit } from 'graphql';
import { fragmentsOf } from '../graphql/fragments.js';
import { type Overlap, overlapOf } from './overlap.js';

/** What can be counted in a document without knowing the schema. */
export interface Shape {
  readonly depth: number;
  readonly aliases: number;
  readonly directives: number;
  readonly fragments: number;
  readonly operations: number;
  readonly rootFields: number;
  readonly mutationFields: number;
  /** Different fields of the answer, fragments spread: fragments within fragments make millions. */
  readonly fields: number;
  /** Pairs of fields of one name in one place: validation compares each with each. */
  readonly pairs: number;
}

/**
 * Counts in one pass; a fragment is measured once, however often it is spread.
 * @param most where counting what is answered ends
 */
export function shapeOf(document: DocumentNode, most: Overlap): Shape {
  const shape = { depth: 0, aliases: 0, directives: 0, fragments: 0, operations: 0 };
  const roots = { rootFields: 0, mutationFields: 0 };
  const answer = { fields: 0, pairs: 0 };
  visit(document, {
    Field(node) {
      if (node.alias !== undefined) shape.aliases += 1;
    },
    Directive() {
      shape.directives += 1;
    },
  });
  const fragments = fragmentsOf(document);
  const spread = spreads(fragments);
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) shape.fragments += 1;
    if (definition.kind !== Kind.OPERATION_DEFINITION) continue;
    const { depth, fields } = spread(definition.selectionSet);
    shape.operations += 1;
    shape.depth = Math.max(shape.depth, depth);
    roots.rootFields = Math.max(roots.rootFields, fields);
    if (definition.operation === 'mutation') roots.mutationFields = Math.max(roots.mutationFields, fields);
    const overlap = overlapOf(definition.selectionSet, fragments, most);
    answer.fields = Math.max(answer.fields, overlap.fields);
    answer.pairs += overlap.pairs;
  }
  return { ...shape, ...roots, ...answer };
}

interface Extent {
  /** Levels of fields. */
  readonly depth: number;
  /** Fields of its first level. */
  readonly fields: number;
}

const nothing: Extent = { depth: 0, fields: 0 };

/** Measures a set of fields with its fragments spread. */
function spreads(fragments: ReadonlyMap<string, FragmentDefinitionNode>): (set: SelectionSetNode) => Extent {
  const measured = new Map<string, Extent>();

  const ofFragment = (name: string): Extent => {
    const known = measured.get(name);
    if (known !== undefined) return known;
    measured.set(name, nothing); // one that spreads itself is refused later, by validation
    const extent = ofSet(fragments.get(name)?.selectionSet);
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
