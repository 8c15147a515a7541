import { execFileSync } from 'node:child_process';
import { cpus, loadavg, totalmem } from 'node:os';
import { node22 } from './install.mjs';
import { withClient } from './database.mjs';

/** On what it was measured, and when. The load at the beginning tells whether somebody else was at work. */
export async function describeMachine(url) {
  const node = execFileSync(node22, ['--version'], { encoding: 'utf8' }).trim().slice(1);
  const postgres = await withClient(url, async (client) => {
    const { rows } = await client.query(`select current_setting('server_version') as version`);
    return rows[0].version;
  });
  return [
    new Date().toISOString().slice(0, 10),
    `${cpus()[0].model.trim()}, ${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GB`,
    `Node ${node}`,
    `PostgreSQL ${postgres}`,
    `load ${loadavg()[0].toFixed(1)} at the beginning`,
  ].join('; ');
}
