import type { DataSource } from 'typeorm';
import type { DatabaseConfig } from '../config.js';
import { connect, disconnect } from './database.js';
import { startEmbeddedServer } from './embedded/embedded-server.js';

export interface OpenDatabase {
  readonly database: DataSource;
  readonly url: string;
  /** Ends the connections, and the embedded server where nobody else uses it. */
  close(): Promise<void>;
}

/**
 * Connects to the database of DATABASE_URL, or else to the one of this name on the embedded server, which is started.
 * @param connectTo as whom: as the owner of the tables, unless said otherwise
 * @throws StartUpError where neither can be used
 */
export async function openDatabase(
  config: DatabaseConfig,
  name: string,
  connectTo: (url: string) => Promise<DataSource> = connect,
): Promise<OpenDatabase> {
  if (config.databaseUrl !== undefined) {
    const database = await connectTo(config.databaseUrl);
    return { database, url: config.databaseUrl, close: () => disconnect(database) };
  }
  const server = await startEmbeddedServer({ directory: config.dataDirectory });
  try {
    const url = await server.databaseUrl(name);
    const database = await connectTo(url);
    return {
      ...{ database, url },
      async close() {
        try {
          await disconnect(database);
        } finally {
          await server.stop();
        }
      },
    };
  } catch (error) {
    await server.stop();
    throw error;
  }
}
