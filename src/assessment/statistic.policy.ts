import type { Viewer } from '../viewer/viewer.js';

declare const minted: unique symbol;

/** For which provinces a viewer reads statistics in full, cells hidden from the public included. */
export interface StatisticScope {
  readonly [minted]: true;
  readonly everywhere: boolean;
  readonly provinceCode: string | null;
}

/** Who may read the single bodies of a cell may read the cell: the department, and an office in its province. */
export function readableInFull(viewer: Viewer): StatisticScope {
  switch (viewer.role) {
    case 'DEPARTMENT':
    case 'ADMIN':
      return { everywhere: true, provinceCode: null } as StatisticScope;
    case 'PROVINCE':
      return { everywhere: false, provinceCode: viewer.provinceCode } as StatisticScope;
    case 'LAO':
    case 'PUBLIC':
      return { everywhere: false, provinceCode: null } as StatisticScope;
  }
}

/** Whether a scope holds the averages of a province (null: of the nation) in full. */
export const readsInFull = (scope: StatisticScope, provinceCode: string | null): boolean =>
  scope.everywhere || (provinceCode !== null && scope.provinceCode === provinceCode);

/** Whether a scope holds any average in full: such are read from the database, not from what the process keeps. */
export const readsAnyInFull = ({ everywhere, provinceCode }: StatisticScope): boolean =>
  everywhere || provinceCode !== null;
