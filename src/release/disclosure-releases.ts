import type { EntityManager } from 'typeorm';
import { findToldAfterOpen } from './disclosure-after-open.js';
import { type Atom, FEWEST_BODIES_THAT_BLUR, hideFromAll, type Mean } from './disclosure-audit.js';
import type { ReleaseRow } from './release.row.js';
import { markHidden, markPublicRanks, markSpread } from './disclosure.queries.js';
import {
  findEverPublic,
  findIndicatorVersions,
  findShown,
  findVersions,
  type ShownRow,
  type VersionRow,
} from './versions.queries.js';

const PRICE_OF_A_TOTAL = 1000;

/**
 * Hides in a release that is not public yet what would tell of single bodies beside what is or was public of its
 * year: where two releases differ in a few bodies, so do their means. In one that is OPEN nothing is hidden, and what
 * it told stays told. Notes what the public sees of the rest: the spread of the nation, and the places of provinces.
 * Again when it is published, as other releases may have been published since it was made.
 */
export async function hideBesideOthers(
  db: EntityManager,
  { id: releaseId, disclosure }: Pick<ReleaseRow, 'id' | 'disclosure'>,
): Promise<void> {
  const everPublic = await findEverPublic(db, releaseId);
  const others = everPublic.map(({ id }) => id);
  if (disclosure === 'STRICT') {
    const open = everPublic.filter((other) => other.disclosure === 'OPEN').map(({ id }) => id);
    if (open.length > 0) await markHidden(db, releaseId, await findToldAfterOpen(db, releaseId, open));
    if (others.length > 0) await markHidden(db, releaseId, await findTelling(db, releaseId, others));
  }
  await markSpread(db, releaseId, others);
  await markPublicRanks(db, releaseId);
}

/** A group of bodies by place and type, hidden in every dimension, or one indicator of a place. */
export interface HiddenGroup {
  readonly provinceCode: string | null;
  readonly type: string | null;
  readonly indicatorId: number | null;
}

async function findTelling(db: EntityManager, releaseId: number, others: number[]): Promise<HiddenGroup[]> {
  const releases = [...others, releaseId];
  const shown = await findShown(db, releases);
  const places = shown.filter(({ indicatorId }) => indicatorId === null);
  const hidden = new Set<string>();
  const tell = (versions: readonly VersionRow[], rows: readonly (readonly [ShownRow, ShownRow])[]) => {
    const [atoms, at] = atomsOf(versions);
    const means = rows
      .filter(([row]) => row.bodies < FEWEST_BODIES_THAT_BLUR)
      .flatMap(([row, group]): Mean<string>[] => {
        const name = nameOf(group);
        if (group.releaseId === releaseId && hidden.has(name)) return [];
        const hides = group.releaseId === releaseId ? name : null;
        const cost = group.bodies * (group.type === null ? PRICE_OF_A_TOTAL : 1);
        return [{ atoms: at(row), hides, cost }];
      });
    for (const name of hideFromAll(atoms, means)) hidden.add(name);
  };

  const same = (rows: readonly ShownRow[]) => rows.map((row) => [row, row] as const);
  for (const [dimensionId, versions] of groupBy(await findVersions(db, releases), (row) => row.dimensionId))
    tell(versions, same(places.filter((row) => row.dimensionId === dimensionId)));

  // The marks on a dimension's indicators add up to the dimension's; those of an indicator on trial to nothing.
  const indicators = shown.filter(({ indicatorId }) => indicatorId !== null);
  const trial = new Set(indicators.filter(({ pilot }) => pilot).map(({ indicatorId }) => indicatorId));
  const tables = groupBy(await findIndicatorVersions(db, releases), ({ dimensionId, indicatorId }) =>
    trial.has(indicatorId) ? `on trial ${indicatorId}` : `${dimensionId}`,
  );
  for (const versions of tables.values()) {
    const ids = new Set(versions.map(({ indicatorId }) => indicatorId));
    const rows = same(indicators.filter(({ indicatorId }) => ids.has(indicatorId)));
    const [first] = versions;
    const sums = places
      .filter(({ type, dimensionId }) => type === null && dimensionId === first?.dimensionId)
      .filter(() => !trial.has(first?.indicatorId ?? null))
      .map((row) => [{ ...row, indicatorId: ALL_INDICATORS }, row] as const);
    tell(versions, [...rows, ...sums]);
  }
  return [...hidden].map((name) => JSON.parse(name) as HiddenGroup);
}

/** Stands for all indicators of a dimension where a mean of the dimension is looked up. */
const ALL_INDICATORS = 0;

const nameOf = ({ provinceCode, type, indicatorId }: ShownRow): string =>
  JSON.stringify({ provinceCode, type, indicatorId } satisfies HiddenGroup);

/** The versions as atoms, and for a mean which of them it is over. */
function atomsOf(versions: readonly VersionRow[]): [Atom[], (row: ShownRow) => readonly number[]] {
  const found = new Map<string, number[]>();
  for (const [place, { places, indicatorId }] of versions.entries())
    for (const name of places) {
      const [release = '', province = '', type] = name.split('/');
      const indicators = indicatorId === null ? [''] : [indicatorId, ALL_INDICATORS];
      for (const indicator of indicators)
        for (const where of [province, ''])
          for (const kind of type === undefined ? [''] : [type, '']) {
            const key = [release, where, kind, indicator].join('/');
            found.set(key, [...(found.get(key) ?? []), place]);
          }
    }
  const at = ({ releaseId, provinceCode, type, indicatorId }: ShownRow) =>
    found.get([releaseId, provinceCode ?? '', type ?? '', indicatorId ?? ''].join('/')) ?? [];
  return [[...versions], at];
}

function groupBy<T, K>(items: readonly T[], keyOf: (item: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
}
