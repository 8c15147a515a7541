import type { Viewer } from '../viewer/viewer.js';

declare const minted: unique symbol;

/** Which releases a viewer may read. Only `readableReleases` makes one. */
export interface ReleaseScope {
  readonly [minted]: true;
  /** Also those in preparation or withdrawn; otherwise only what is public now or was until a correction. */
  readonly unpublished: boolean;
}

/** Lock 2, the rows: what is not public is for the department, at every level. */
export function readableReleases(viewer: Viewer): ReleaseScope {
  switch (viewer.role) {
    case 'DEPARTMENT':
    case 'ADMIN':
      return { unpublished: true } as ReleaseScope;
    case 'PROVINCE':
    case 'LAO':
    case 'PUBLIC':
      return { unpublished: false } as ReleaseScope;
  }
}
