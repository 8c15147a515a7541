import { nameOf, type FrameworkLine } from './framework-line.js';

/** What a file changes of a year's framework: before is null where it is new, after where it goes. */
export interface FrameworkChange {
  readonly before: FrameworkLine | null;
  readonly after: FrameworkLine | null;
  /** In the file; null where the file leaves it out. */
  readonly line: number | null;
}

export function differenceOf(
  before: readonly FrameworkLine[],
  after: readonly (FrameworkLine & { readonly line?: number })[],
): FrameworkChange[] {
  const known = new Map(before.map((line) => [nameOf(line), line]));
  const stays = new Set(after.map(nameOf));
  return [
    ...after
      .map(({ line = null, ...found }) => ({ before: known.get(nameOf(found)) ?? null, after: found, line }))
      .filter((change) => change.before === null || fieldsOf(change).length > 0),
    ...before
      .filter((line) => !stays.has(nameOf(line)))
      .map((line) => ({ before: line, after: null, line: null })),
  ];
}

const fields = ['nameTh', 'nameEn', 'value', 'pilot'] as const;

/** In what a thing that stays is changed. */
export const fieldsOf = ({ before, after }: Pick<FrameworkChange, 'before' | 'after'>) =>
  before && after ? fields.filter((field) => before[field] !== after[field]) : [];

/**
 * Whether results that stand would mean something else by it. Not by an English name that is corrected, and not by
 * an indicator that comes where they have no marks on any.
 */
export function changesMeaning(change: FrameworkChange, results: { readonly byIndicator: boolean }): boolean {
  if (change.before === null) return change.after?.part !== 'indicator' || results.byIndicator;
  return change.after === null || fieldsOf(change).some((field) => field !== 'nameEn');
}
