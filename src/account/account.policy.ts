import type { Viewer } from '../viewer/viewer.js';

/** Lock 3, the deeds: whether a viewer may make, change and end accounts and keys. */
export const keepsAccounts = (viewer: Viewer): viewer is Viewer & { role: 'ADMIN' } =>
  viewer.role === 'ADMIN';
