import type { Viewer } from '../viewer/viewer.js';

declare const minted: unique symbol;

/** Which local governments a viewer may read. Only `readable` makes one. */
export interface LocalGovernmentScope {
  readonly [minted]: true;
  readonly everywhere: boolean;
  /** All of this province, unless `localGovernmentId` narrows it to one body. */
  readonly provinceCode: string | null;
  readonly localGovernmentId: number | null;
}

/** Lock 2, the rows: a local government reads itself, an office its province, the department all. */
export function readable(viewer: Viewer): LocalGovernmentScope {
  switch (viewer.role) {
    case 'DEPARTMENT':
    case 'ADMIN':
      return mint({ everywhere: true });
    case 'PROVINCE':
      return mint({ provinceCode: viewer.provinceCode });
    case 'LAO':
      return mint({ provinceCode: viewer.provinceCode, localGovernmentId: viewer.localGovernmentId });
    case 'PUBLIC':
      return mint({});
  }
}

const mint = (scope: Partial<LocalGovernmentScope>): LocalGovernmentScope =>
  ({ everywhere: false, provinceCode: null, localGovernmentId: null, ...scope }) as LocalGovernmentScope;

/** Whether the scope holds anything of a province: where not, its list is refused, not shown empty. */
export const reaches = (scope: LocalGovernmentScope, provinceCode: string): boolean =>
  scope.everywhere || scope.provinceCode === provinceCode;
