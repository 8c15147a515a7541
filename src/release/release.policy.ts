import type { Viewer } from '../viewer/viewer.js';
import type { ReleaseRow } from './release.row.js';

// Lock 3, deeds: whether the viewer may do it to this release now. The button and the command ask the same.

type Administrator = Viewer & { readonly role: 'ADMIN' };

/** Whether the viewer may change releases at all: bring rows in, publish, approve, withdraw. */
export const administers = (viewer: Viewer): viewer is Administrator => viewer.role === 'ADMIN';

/** Whether the viewer may publish this release now; `requireApproval` where a second person must have approved it. */
export const publishable = (
  viewer: Viewer,
  release: Pick<ReleaseRow, 'state' | 'approvedBy' | 'importedBy'>,
  { requireApproval }: { readonly requireApproval: boolean },
): boolean =>
  administers(viewer) &&
  release.state === 'DRAFT' &&
  (!requireApproval || (release.approvedBy !== null && release.approvedBy !== viewer.username));

/** Whether the viewer may approve this release now: a draft of which it brought no row itself. */
export const approvable = (viewer: Viewer, release: Pick<ReleaseRow, 'state' | 'importedBy'>): boolean =>
  administers(viewer) && release.state === 'DRAFT' && !release.importedBy.includes(viewer.username);

/** Whether the viewer may take this release back now: one that is or was public, or waits to be. */
export const withdrawable = (viewer: Viewer, release: Pick<ReleaseRow, 'state'>): boolean =>
  administers(viewer) && ['SCHEDULED', 'PUBLISHED', 'SUPERSEDED'].includes(release.state);
