import { findContradictions, findFingerprints } from '../release/verify.queries.js';
import { withMigratedDatabase } from './database-commands.js';
import type { Command } from './usage.js';

export const verifyCommands: Record<string, Command> = {
  'db:verify': {
    usage: '',
    about:
      'Proves that a database is whole, after a restore for example: that statistics follow from the facts of every\n' +
      'release, marks from their parts, that the audit and the policies are in force. Prints of each table how many rows\n' +
      'it has and a fingerprint, which is the same where the rows are the same.',
    examples: ['db:verify', 'db:verify > before.txt'],
    options: {},
    positionals: 0,
    run: () =>
      withMigratedDatabase((database) =>
        database.transaction('REPEATABLE READ', async (db) => {
          for (const { table, rows, fingerprint } of await findFingerprints(db))
            console.log(`${table.padEnd(24)} ${String(rows).padStart(10)}  ${fingerprint}`);
          const found = await findContradictions(db);
          for (const { place, what } of found) console.error(`${place}: ${what}.`);
          console.error(found.length === 0 ? 'The database is whole.' : 'The database is not whole.');
          return found.length === 0 ? 0 : 1;
        }),
      ),
  },
};
