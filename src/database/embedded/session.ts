import { Client } from 'pg';
import { readPassword } from './password.js';
import type { Place } from './place.js';

/** A connection of our own to the server's maintenance database. */
export async function openSession(place: Place, port: number, name: string): Promise<Client> {
  const client = new Client({
    host: '127.0.0.1',
    port,
    user: 'postgres',
    password: await readPassword(place),
    database: 'postgres',
    application_name: name,
    ssl: false,
    connectionTimeoutMillis: 5000,
  });
  // The server may be stopped under us; a query will say so, where somebody is waiting for the answer.
  client.on('error', () => undefined);
  await client.connect();
  return client;
}
