import { connect } from 'node:net';
import type { Client, ClientBase } from 'pg';
import type { QueryRunner } from 'typeorm';
import { bounds } from './bounds.js';

/** What the driver knows of a connection beside its types. */
type Connection = Client & { readonly processID: number; readonly secretKey: number };

/** The number by which the protocol knows a request to cancel (PostgreSQL, "Canceling Requests in Progress"). */
const CANCEL = 80_877_102;

/**
 * Ends what runs on a connection and then the connection: a cancel may arrive after the statement it is meant for,
 * and must never meet the next viewer's.
 * @param running settles when the statement does
 */
export async function cancel(runner: QueryRunner, running: Promise<unknown>): Promise<void> {
  const client = (await runner.connect()) as Connection;
  await requestCancel(client);
  const settled = await Promise.race([running.then(() => true), after(bounds.cancel)]);
  if (settled) await client.end();
  // The database does not even answer that: whoever waits for this connection waits no longer.
  else client.connection.stream.destroy();
}

/** Ends a transaction that only read and has not ended, once what is cancelled has, and gives its connection back. */
export async function giveBack(
  opened: Promise<{ runner: QueryRunner; client: ClientBase }> | undefined,
  cancelling?: Promise<void>,
  committed = false,
): Promise<void> {
  await cancelling;
  const { runner, client } = (await opened?.catch(() => undefined)) ?? {};
  if (runner === undefined || client === undefined) return;
  try {
    if (!committed) await client.query('commit');
  } finally {
    await runner.release();
  }
}

/** Asks on a connection of its own, which the database closes once it has passed the word on; needs no right. */
async function requestCancel({ host, port, processID, secretKey }: Connection): Promise<void> {
  const socket = host.startsWith('/') ? connect(`${host}/.s.PGSQL.${port}`) : connect(port, host);
  socket.setTimeout(bounds.cancel, () => socket.destroy());
  const message = Buffer.alloc(16);
  for (const [place, value] of [16, CANCEL, processID, secretKey].entries())
    message.writeInt32BE(value, place * 4);
  socket.on('error', () => undefined).end(message);
  await new Promise((resolve) => socket.resume().on('close', resolve));
}

const after = (time: number): Promise<false> =>
  new Promise((resolve) => setTimeout(() => resolve(false), time).unref());
