import type { DisclosureSetting } from '../../src/assessment-year/assessment-year.row.js';
import { setDisclosure } from '../../src/release/disclosure.commands.js';
import { publish } from '../../src/release/release.commands.js';
import { withdraw } from '../../src/release/withdraw.commands.js';
import { testServer } from '../support/ask.js';
import { testDatabase, type TestDatabase } from '../support/database.js';
import { type Findings } from './attack.js';
import { register, type Standings, year } from './small-nation.js';
import { readAll, type Told } from './told.js';

const admin = { viewer: { role: 'ADMIN', accountId: 1, username: 'root' }, origin: 'test' } as const;

/** A year of a small nation, release by release, and what the public was told of it so far. */
export interface History extends Pick<TestDatabase, 'database'> {
  /** What each release is made of. */
  readonly truth: Map<string, Standings>;
  publish(standings: Standings): Promise<number>;
  withdraw(number: number): Promise<void>;
  /** By which setting releases are made from now on. */
  disclose(disclosure: DisclosureSetting): Promise<void>;
  /** Reads what is public now; gives all that was ever read. */
  read(): Promise<readonly Told[]>;
  close(): Promise<void>;
}

export async function beginHistory(nation: Standings): Promise<History> {
  const { database, drop } = await testDatabase();
  const draft = await register(database, nation);
  const told = new Map<string, Told>();
  const truth = new Map<string, Standings>();
  return {
    ...{ database, truth },
    async publish(standings) {
      const number = await draft(standings);
      truth.set(`${year}/${number}`, standings);
      const done = await publish(database, admin, { year, number, note: 'Corrected.' });
      if (!done.ok) throw new Error(JSON.stringify(done));
      return number;
    },
    async withdraw(number) {
      await withdraw(database, admin, { year, number, note: 'Wrong.' });
    },
    async disclose(disclosure) {
      const done = await setDisclosure(database, admin, { year, disclosure, reason: 'Decided.' });
      if (!done.ok) throw new Error(JSON.stringify(done));
    },
    async read() {
      // A process of its own each time: what was planted past all commands is told to nobody who keeps facts.
      const server = await testServer(database);
      for (const each of await readAll((document, options) => server.ask(document, options)))
        told.set(JSON.stringify(each), each);
      await server.close();
      return [...told.values()];
    },
    close: drop,
  };
}

/** How much was found of each kind. */
export const counted = (findings: Findings): Record<string, number> =>
  Object.fromEntries(Object.entries(findings).map(([kind, found]) => [kind, found.length]));

export const nothing = { exact: 0, exactToOne: 0, bounded: 0, smallShown: 0, nullsWithoutReason: 0 };
