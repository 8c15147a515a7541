import type { Snapshot } from '../kept/snapshot.js';

export const releaseLoaders = (snapshot: Snapshot) => ({
  /** All that the viewer may know of: few, so they are read together. */
  releases: () => snapshot.releases(),
});
