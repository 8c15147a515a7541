import { createHmac } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { briefly } from '../database/briefly.js';
import { Gate } from '../limits/gate.js';
import {
  addAttempt,
  clearCounters,
  findGuessKey,
  findNetworks,
  isKnownNetwork,
  lockCounters,
  sweepCounters,
  takeBack,
} from './attempt.queries.js';
import { networkOf } from './network.js';
import { type Allowance, allowances, span, waitAfter } from './patience.js';

/** An attempt that is counted already, or that has to wait. */
export type Attempt =
  | { readonly ok: true; readonly counters: readonly string[]; readonly at: number }
  | { readonly ok: false; readonly waitSeconds: number };

/** Who counts holds a connection and may wait for others at the same name: never as many as would hold up the reads. */
const gate = new Gate({ places: 3, queue: 100, wait: 1000 });

/**
 * Counts an attempt before its password is looked at, as if it were wrong; or refuses it. So many at once are counted
 * one after the other, in every process, and the hash is not worked out for those that are too many.
 */
export const reserveAttempt = (
  db: EntityManager,
  { username, origin }: { username: string; origin: string },
): Promise<Attempt> =>
  gate.run(async () => {
    await sweepCounters(db);
    const key = await findGuessKey(db);
    return briefly(db, async (tx): Promise<Attempt> => {
      const counted = await countedFor(tx, username, networkOf(origin));
      const limits = new Map(counted.map(([what, allowance]) => [nameOf(key, what), allowance]));
      const { counters, now } = await lockCounters(tx, [...limits.keys()]);
      const waits = counters.map(({ name, attempts }) => {
        const allowance = limits.get(name);
        return allowance === undefined ? 0 : waitAfter(attempts, now, allowance);
      });
      const wait = Math.max(...waits);
      if (wait > 0) return { ok: false, waitSeconds: Math.ceil(wait / 1000) };
      await addAttempt(tx, [...limits.keys()], { at: now, since: now - span });
      return { ok: true, counters: [...limits.keys()], at: now };
    });
  });

/**
 * What an attempt counts for. From where the account has logged in before, strangers' guesses do not count, nor what
 * others at that address do: so nobody can keep an official out from elsewhere.
 */
async function countedFor(
  db: EntityManager,
  username: string,
  network: string,
): Promise<[string, Allowance][]> {
  const { account, fromStrangers, fromKnownAddress, address } = allowances;
  const everyone: [string, Allowance] = [`account ${username}`, account];
  return (await isKnownNetwork(db, username, network))
    ? [everyone, [`known ${username} ${network}`, fromKnownAddress]]
    : [everyone, [`strangers ${username}`, fromStrangers], [`address ${network}`, address]];
}

/** The attempt succeeded. */
export async function forgiveAttempt(db: EntityManager, attempt: Attempt & { ok: true }): Promise<void> {
  await takeBack(db, attempt.counters, attempt.at);
}

/**
 * What was counted for an account counts no more, from wherever it was tried; what was for an address, which is
 * others' too, still does.
 */
export async function forgetAttempts(
  db: EntityManager,
  key: Buffer,
  { id, username }: { id: number; username: string },
): Promise<void> {
  const known = (await findNetworks(db, id)).map((network) => `known ${username} ${network}`);
  const counted = [`account ${username}`, `strangers ${username}`, ...known];
  await clearCounters(
    db,
    counted.map((what) => nameOf(key, what)),
  );
}

/** Names are kept as keyed hashes: people type passwords into the wrong field. */
const nameOf = (key: Buffer, what: string): string =>
  createHmac('sha256', key).update(what).digest('base64url');
