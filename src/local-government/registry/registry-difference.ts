import { changeKinds, type ChangeKind, type RegistryChange } from './registry-change.js';

/** What a list would change, or has changed, in the registry. */
export interface RegistryDifference {
  /** Changes of each kind. */
  readonly counts: Readonly<Record<ChangeKind, number>>;
  /** Bodies of the list that are as they were, but for their figures. */
  readonly unchanged: number;
  /** Bodies that the list leaves out. They stay. */
  readonly absent: number;
  /** In the order of the list. */
  readonly changes: readonly RegistryChange[];
}

export function differenceOf(
  changes: readonly RegistryChange[],
  rows: number,
  absent: number,
): RegistryDifference {
  const count = (kind: ChangeKind) => changes.filter((change) => change.kind === kind).length;
  const counts = Object.fromEntries(changeKinds.map((kind) => [kind, count(kind)]));
  const changed = new Set(changes.map(({ line }) => line)).size;
  return { counts: counts as Record<ChangeKind, number>, unchanged: rows - changed, absent, changes };
}
