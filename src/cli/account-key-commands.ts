import { createApiKey, revokeApiKey } from '../api-key/api-key.commands.js';
import { findApiKeys } from '../api-key/api-key.queries.js';
import type { ApiKeyRow } from '../api-key/api-key.row.js';
import { readableAudit } from '../audit/audit.policy.js';
import { json, placeHelp, placeOptions, placeTyped, tell, textTyped } from './account-options.js';
import { withMigratedDatabase } from './database-commands.js';
import { operator } from './operator.js';
import { type Command, type Typed, UsageError } from './usage.js';

export const keyCommands: Record<string, Command> = {
  'keys list': {
    usage: '[--json]',
    about: 'Lists the keys of partners, by name and the newest first.',
    examples: ['account -- keys list'],
    options: json,
    positionals: 0,
    run: ({ values }) =>
      withMigratedDatabase(async (database) => {
        const keys = await findApiKeys(database.manager, readableAudit(operator().viewer));
        console.log(
          values['json'] === true ? JSON.stringify(keys, null, 2) : keys.map(line).join('\n') || 'None.',
        );
        return 0;
      }),
  },
  'keys add': {
    usage: 'NAME --role ROLE [--province CODE] [--code CODE] --expires DATE [--json]',
    about:
      'Makes a key for a partner’s program and prints it, this once. Two of one name are good at a time.\n' +
      `${placeHelp}; not ADMIN\n` +
      '--expires   the last day on which it is good in Thailand, as 2027-09-30',
    examples: ['account -- keys add moi-dashboard --role DEPARTMENT --expires 2027-09-30'],
    options: { ...placeOptions, expires: { type: 'string' }, ...json },
    positionals: 1,
    async run({ positionals: [name = ''], values }) {
      const input = { ...placeTyped(values), name, expiresAt: endOfDay(values) };
      return withMigratedDatabase(async (database) =>
        tell(
          await createApiKey(database, operator(), input),
          values,
          ({ apiKey, secret }) =>
            `Key ${apiKey.id} of ${apiKey.name} is made. It is not shown again: ${secret}`,
        ),
      );
    },
  },
  'keys revoke': {
    usage: 'NUMBER [--json]',
    about: 'Ends a key for good. Its number is in "keys list".',
    examples: ['account -- keys revoke 3'],
    options: json,
    positionals: 1,
    async run({ positionals: [number = ''], values }) {
      if (!/^[1-9]\d{0,8}$/.test(number))
        throw new UsageError(`${number} is no number of a key: see "keys list".`);
      return withMigratedDatabase(async (database) =>
        tell(
          await revokeApiKey(database, operator(), Number(number)),
          values,
          ({ apiKey }) => `Key ${apiKey.id} of ${apiKey.name} is revoked.`,
        ),
      );
    },
  },
};

/** @throws UsageError where no day was typed */
function endOfDay(values: Typed['values']): Date {
  const day = textTyped(values, 'expires');
  const end = new Date(`${day}T23:59:59.999+07:00`);
  if (day === null || !/^\d{4}-\d{2}-\d{2}$/.test(day) || Number.isNaN(end.getTime()))
    throw new UsageError('--expires must be a day, as in --expires 2027-09-30.');
  return end;
}

function line(key: ApiKeyRow): string {
  const until = key.expiresAt.toISOString().slice(0, 10);
  const state =
    key.revokedAt !== null ? 'revoked' : key.expiresAt.getTime() < Date.now() ? 'expired' : `until ${until}`;
  const used = key.lastUsedAt?.toISOString().slice(0, 16) ?? 'never';
  return [
    ...[
      String(key.id).padStart(4),
      key.name.padEnd(24),
      key.role.padEnd(10),
      (key.provinceCode ?? '').padEnd(3),
    ],
    ...[state.padEnd(17), `used ${used}`],
  ].join(' ');
}
