import { type FragmentDefinitionNode, Kind, type SelectionSetNode } from 'graphql';

export interface Overlap {
  /** Different fields of the answer, fragments spread; not counted further once there are too many. */
  readonly fields: number;
  /** Pairs of fields of one name in one place of the answer: validation compares each with each. */
  readonly pairs: number;
}

/**
 * Walks an operation as it is answered: what several fragments ask for in one place is one field there.
 * @param most where counting ends: from there on it is refused in any case
 */
export function overlapOf(
  operation: SelectionSetNode,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
  most: Overlap,
): Overlap {
  let [fields, pairs] = [0, 0];

  const walk = (sets: readonly SelectionSetNode[]): void => {
    for (const { times, within } of together(sets, fragments)) {
      fields += 1;
      pairs += (times * (times - 1)) / 2;
      if (fields > most.fields || pairs > most.pairs) return;
      if (within.length > 0) walk(within);
    }
  };
  walk([operation]);
  return { fields, pairs };
}

interface Asked {
  times: number;
  readonly within: SelectionSetNode[];
}

/** The fields of one place, by the name they are answered under; a fragment counts once there. */
function together(
  sets: readonly SelectionSetNode[],
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
): Iterable<Asked> {
  const found = new Map<string, Asked>();
  const spread = new Set<string>();
  const left = [...sets];
  for (let set = left.pop(); set !== undefined; set = left.pop())
    for (const selection of set.selections) {
      if (selection.kind === Kind.INLINE_FRAGMENT) left.push(selection.selectionSet);
      else if (selection.kind === Kind.FRAGMENT_SPREAD) {
        const fragment = fragments.get(selection.name.value);
        if (fragment && !spread.has(selection.name.value)) left.push(fragment.selectionSet);
        spread.add(selection.name.value);
      } else {
        const name = selection.alias?.value ?? selection.name.value;
        const asked = found.get(name) ?? { times: 0, within: [] };
        asked.times += 1;
        if (selection.selectionSet) asked.within.push(selection.selectionSet);
        found.set(name, asked);
      }
    }
  return found.values();
}
