import { open, rm } from 'node:fs/promises';
import { type AddedAccount, importAccounts } from '../account/import-accounts.commands.js';
import { startProgress } from '../progress.js';
import { commandLine } from '../viewer/viewer.js';
import { textTyped } from './account-options.js';
import { withMigratedDatabase } from './database-commands.js';
import { readInput } from './input-file.js';
import { operator } from './operator.js';
import { report } from './report.js';
import { codeOf, type Command, UsageError } from './usage.js';

export const importCommand: Command = {
  usage: 'FILE --output FILE',
  about:
    'Makes the accounts of a CSV file, and writes their names and first passwords to a file that only you may read.\n' +
    'Columns: username, role, province_code, dla_code, display_name. A list of local governments or of provinces will do\n' +
    'as it is: a row with dla_code becomes lao-CODE, one with province_code alone province-CODE. An account that is there\n' +
    'already stays as it is. All of the file is taken, or nothing and all that is wrong.\n' +
    '--output    the file to be written; it must not be there yet',
  examples: ['account -- import laos.csv --output first-passwords.csv'],
  options: { output: { type: 'string' } },
  positionals: 1,
  async run({ positionals: [path = ''], values }) {
    const output = textTyped(values, 'output');
    if (output === null) throw new UsageError('--output is missing: the file for the first passwords.');
    const file = await readInput(path);
    return withMigratedDatabase((database) =>
      withSecretFile(output, async (write) => {
        const progress = startProgress('Accounts');
        const imported = await importAccounts(database, {
          ...{ file, onProgress: progress.update },
          by: { actor: operator().viewer.username, origin: commandLine },
          handOver: (added) => write(csvOf(added)),
        });
        progress.end();
        const code = report(
          imported,
          ({ count }) => `Made ${count} accounts. Their first passwords: ${output}`,
        );
        return { keep: imported.ok, code };
      }),
    );
  },
};

/** Opens a file that nobody else may read before anything is done, and takes it away where nothing was. */
async function withSecretFile(
  path: string,
  work: (write: (text: string) => Promise<void>) => Promise<{ keep: boolean; code: number }>,
): Promise<number> {
  const file = await open(path, 'wx', 0o600).catch((error: unknown) => {
    if (codeOf(error) === 'EEXIST') throw new UsageError(`${path} is there already: name another --output.`);
    throw new UsageError(`${path} cannot be written (${codeOf(error)}).`);
  });
  let keep = false;
  try {
    const done = await work(async (text) => {
      await file.writeFile(text);
      // On the disk before the accounts are: a password that is lost cannot be had again.
      await file.sync();
    });
    keep = done.keep;
    return done.code;
  } finally {
    await file.close();
    if (!keep) await rm(path);
  }
}

/** With a mark by which Excel knows that it is UTF-8. */
function csvOf(added: readonly AddedAccount[]): string {
  const cell = (text: string): string => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  const lines = added.map((account) =>
    [account.username, account.password, account.displayName].map(cell).join(','),
  );
  return `\uFEFF${['username,first_password,name', ...lines].join('\r\n')}\r\n`;
}
