import { suppress, type Cell, type Limits, type Suppression } from '../assessment/suppression.js';
import type { GroupRow, TellingRow } from './disclosure.queries.js';

const margins = { row: 'NATION', column: 'ALL' };
const percentages: Limits = { lowest: 0, highest: 100 };

interface GroupCell extends Cell {
  /** Undefined for a total that is not published and only holds the table together. */
  readonly group: GroupRow | undefined;
}

/**
 * The groups whose figures the public may not see, each with its reason: small or uniform groups, and enough others
 * that no difference of published figures gives those back.
 *
 * Three kinds of sums are published, and each is guarded: types add up to all and provinces to the nation; the
 * dimensions' marks add up to the overall mark, so a group that must be hidden in one is hidden in all; and the
 * indicators' marks add up to their dimension's.
 * @param telling where the marks on all indicators must not be known together
 * @param overall between what all overall results lie, as far as the public knows
 */
export function hide(
  groups: readonly GroupRow[],
  overall: Limits = percentages,
  telling: readonly TellingRow[] = [],
): { group: GroupRow; reason: Suppression }[] {
  const byType = groups.filter((group) => group.indicatorId === null);
  const byIndicator = groups.filter((group) => group.indicatorId !== null);
  const reasons = new Map<GroupRow, Suppression>();

  for (const table of groupBy(byType, (group) => group.dimensionId))
    for (const [{ group }, reason] of suppress(
      table.map(typeCell),
      margins,
      table[0]?.dimensionId === null ? overall : percentages,
    ))
      if (group) reasons.set(group, reason);

  // A pilot indicator is in no sum but the nation's.
  for (const table of groupBy(byIndicator, (group) =>
    group.pilot ? `${group.indicatorId}` : group.dimensionId,
  ))
    for (const [{ group }, reason] of suppress(
      indicatorTable(table, byType, secretsOf(table, telling)),
      margins,
    ))
      if (group && group.indicatorId !== null) reasons.set(group, reason);
      else if (group && !reasons.has(group) && reason !== 'NOT_ASSESSED')
        reasons.set(group, 'PROTECTS_ANOTHER');

  const hiddenPlaces = new Set(byType.filter((group) => reasons.has(group)).map(nameOfPlace));
  for (const group of byType)
    if (hiddenPlaces.has(nameOfPlace(group)) && !reasons.has(group)) reasons.set(group, 'PROTECTS_ANOTHER');
  return [...reasons].map(([group, reason]) => ({ group, reason }));
}

function typeCell(group: GroupRow): GroupCell {
  return { ...valuesOf(group), row: nameOfRow(group), column: group.type ?? margins.column, group };
}

/**
 * Places by the indicators of one dimension, whose marks add up to the dimension's. That total counts every body as
 * often as an indicator applies to it, so that the table adds up. A value that everybody in the whole nation has is
 * news of the indicator rather than of a body, and is told.
 */
function indicatorTable(
  indicators: readonly GroupRow[],
  byType: readonly GroupRow[],
  secrets: ReadonlySet<GroupRow>,
): GroupCell[] {
  const cells = indicators.map((group): GroupCell => ({
    ...(group.provinceCode === null ? { bodies: group.bodies, allAlike: false } : valuesOf(group)),
    row: nameOfRow(group),
    column: `indicator ${group.indicatorId}`,
    secret: secrets.has(group),
    group,
  }));
  const summed = indicators.some((group) => !group.pilot);
  const totals = new Map(
    byType
      .filter((group) => summed && group.type === null && group.dimensionId === indicators[0]?.dimensionId)
      .map((group) => [nameOfRow(group), group]),
  );
  return [
    ...cells,
    ...groupBy(cells, (cell) => cell.row).map((row) => ({
      row: row[0]?.row ?? '',
      column: margins.column,
      bodies: row.reduce((sum, cell) => sum + cell.bodies, 0),
      allAlike: false,
      ...(row.every(({ sum }) => sum !== undefined) && {
        sum: row.reduce((sum, cell) => sum + (cell.sum ?? 0), 0),
      }),
      group: totals.get(row[0]?.row ?? ''),
    })),
  ];
}

/**
 * Of each place where it is needed one indicator, that which most are asked, so that the marks on all of them together
 * are not known: beside the dimension's mean percentage they would tell of whom other full marks hold.
 */
function secretsOf(indicators: readonly GroupRow[], telling: readonly TellingRow[]): Set<GroupRow> {
  const secrets = new Set<GroupRow>();
  for (const { provinceCode, dimensionId } of telling) {
    const [first] = indicators
      .filter((group) => !group.pilot && group.bodies > 0)
      .filter((group) => group.provinceCode === provinceCode && group.dimensionId === dimensionId)
      .sort((a, b) => b.bodies - a.bodies || Number(a.indicatorId) - Number(b.indicatorId));
    if (first) secrets.add(first);
  }
  return secrets;
}

const valuesOf = ({ bodies, allAlike, sum, secret, hiddenBefore }: GroupRow) => ({
  ...{ bodies, allAlike },
  ...(sum !== undefined && { sum }),
  ...(secret !== undefined && { secret }),
  ...(hiddenBefore !== undefined && { hiddenBefore }),
});

function nameOfRow(group: GroupRow): string {
  return group.provinceCode ?? margins.row;
}

function nameOfPlace(group: GroupRow): string {
  return JSON.stringify([group.provinceCode, group.type]);
}

function groupBy<T>(items: readonly T[], keyOf: (item: T) => unknown): T[][] {
  const groups = new Map<unknown, T[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return [...groups.values()];
}
