import { testServer, type TestServer } from './ask.js';
import { demoDatabase } from './database.js';

/** The service over the demo nation. */
export async function demoServer(): Promise<TestServer> {
  const database = await demoDatabase();
  const server = await testServer(database, { demo: true });
  return {
    ...server,
    async close() {
      await server.close();
      await database.destroy();
    },
  };
}
