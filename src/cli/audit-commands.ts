import { trimAudit } from '../audit/trim.queries.js';
import { json as asJson } from './report.js';
import { json, textTyped } from './account-options.js';
import { withMigratedDatabase } from './database-commands.js';
import { operator } from './operator.js';
import { type Command, type Group, UsageError } from './usage.js';

/** Traffic data are kept for so long by law (docs/security.md); the database holds it too. */
const fewestDays = 90;

const trim: Command = {
  usage: '--older-than DAYS [--json]',
  about:
    'Takes away which reports and drafts were read, which keys were used, and which reads, tokens and keys were refused,\n' +
    'of before so many days. Deeds and log-ins are never taken away; that this was done is kept among them.\n' +
    `--older-than  days, such as 400d: ${fewestDays}d at the least`,
  examples: ['audit -- trim --older-than 400d'],
  options: { 'older-than': { type: 'string' }, ...json },
  positionals: 0,
  async run({ values }) {
    const days = daysTyped(textTyped(values, 'older-than'));
    const { viewer, origin } = operator();
    return withMigratedDatabase(async (database) => {
      const taken = await trimAudit(database, { days, actor: viewer.username, origin });
      const words = Object.entries(taken).map(([action, times]) => `${times} of ${action}`);
      if (values['json'] === true) console.log(asJson(taken));
      else console.log(words.length === 0 ? 'There was nothing so old.' : `Taken away: ${words.join(', ')}.`);
      return 0;
    });
  },
};

/** @throws UsageError where it is no number of days, or too few */
function daysTyped(text: string | null): number {
  const [, digits] = /^(\d{1,5})d?$/.exec(text ?? '') ?? [];
  if (digits === undefined) throw new UsageError('--older-than wants a number of days, such as 400d.');
  if (Number(digits) < fewestDays)
    throw new UsageError(
      `--older-than ${text}: what was read is kept for ${fewestDays} days at the least (docs/security.md).`,
    );
  return Number(digits);
}

export const auditGroup: Group = { about: 'What was done and read.', deeds: { trim } };
