import type { Viewer } from '../viewer/viewer.js';
import type { ReleaseRow } from './release.row.js';

/** Lock 3, deeds: whether the viewer may publish this release now. The button and the command ask the same. */
export const publishable = (viewer: Viewer, release: Pick<ReleaseRow, 'state'>): boolean =>
  viewer.role === 'ADMIN' && release.state === 'DRAFT';

/** Whether the viewer may take this release back now: one that is or was public, or waits to be. */
export const withdrawable = (viewer: Viewer, release: Pick<ReleaseRow, 'state'>): boolean =>
  viewer.role === 'ADMIN' && ['SCHEDULED', 'PUBLISHED', 'SUPERSEDED'].includes(release.state);
