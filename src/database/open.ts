import type { DataSource } from 'typeorm';
import type { DatabaseConfig } from '../config.js';
import { connect, disconnect } from './database.js';
import { startEmbeddedServer } from './embedded/embedded-server.js';

export interface OpenDatabase {
  readonly database: DataSource;
  /** Ends the connections, and the embedded server where nobody else uses it. */
  close(): Promise<void>;
}

/**
 * Connects to the database of DATABASE_URL, or else to the one of this name on the embedded server, which is started.
 * @throws StartUpError where neither can be used
 */
export async function openDatabase(config: DatabaseConfig, name: string): Promise<OpenDatabase> {
  if (config.databaseUrl !== undefined) {
    const database = await connect(config.databaseUrl);
    return { database, close: () => disconnect(database) };
  }
  const server = await startEmbeddedServer({ directory: config.dataDirectory });
  try {
    const database = await connect(await server.databaseUrl(name));
    return {
      database,
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
