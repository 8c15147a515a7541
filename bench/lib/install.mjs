import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../dist/src/paths.js';

const bench = join(projectRoot, 'bench');

/** The Node that all contestants run on: PostGraphile 5 needs 22, and nobody shall have another than the others. */
export const node22 = join(bench, 'node_modules/node/bin/node');

/** Installs the peers where they are missing; they are no part of the service's own packages. */
export function installPeers() {
  if (existsSync(node22)) return;
  // This Node may be older than what some peers ask for: they run on the one that is installed here.
  const { status } = spawnSync(
    'npm',
    ['ci', '--prefix', bench, '--engine-strict=false', '--loglevel=error'],
    {
      stdio: 'inherit',
    },
  );
  if (status !== 0)
    throw new Error('The peers could not be installed: run "npm ci --prefix bench" to see why.');
}
