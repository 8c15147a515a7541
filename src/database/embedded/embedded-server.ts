import { prepareBinaries } from './binaries.js';
import { ensureCluster } from './cluster.js';
import { ensureDatabase } from './databases.js';
import { halt } from './halt.js';
import { joinOrLaunch } from './join.js';
import { readPassword } from './password.js';
import { settle } from './place.js';
import { leave } from './presence.js';

export interface EmbeddedServer {
  /** Connection URL of one database on this server, made when it does not exist yet. */
  databaseUrl(name: string): Promise<string>;
  /** Leaves the server; the last process out stops it. */
  stop(): Promise<void>;
}

export interface EmbeddedOptions {
  readonly directory: string;
  /** False for tests: faster, but the data do not survive a power cut. */
  readonly durable?: boolean;
}

/** A PostgreSQL server of our own: made, started, or only joined where one runs for this directory already. */
export async function startEmbeddedServer({
  directory,
  durable = true,
}: EmbeddedOptions): Promise<EmbeddedServer> {
  const place = await settle(directory);
  const binaries = await prepareBinaries(place);
  await ensureCluster(place, binaries, durable);
  const { presence, port } = await joinOrLaunch(place, binaries, durable);
  const password = await readPassword(place);
  let stopped: Promise<void> | undefined;

  return {
    async databaseUrl(name) {
      await ensureDatabase(presence, name);
      return `postgres://postgres:${password}@127.0.0.1:${port}/${encodeURIComponent(name)}`;
    },
    stop: () => (stopped ??= leave(presence, place, port, () => halt(place, binaries))),
  };
}
