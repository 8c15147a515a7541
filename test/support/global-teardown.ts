import './resolve-typescript.cjs';
import { rmSync } from 'node:fs';
import type { EmbeddedServer } from '../../src/database/embedded/embedded-server.js';
import { dropDatabasesOfRun } from './server.js';

export default async function globalTeardown(): Promise<void> {
  const { ownRun, embedded } = globalThis as {
    ownRun?: true;
    embedded?: { server: EmbeddedServer; directory: string };
  };
  if (!ownRun) return;
  await dropDatabasesOfRun();
  if (embedded === undefined) return;
  await embedded.server.stop();
  rmSync(embedded.directory, { recursive: true, force: true });
}
