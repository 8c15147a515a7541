import type { DataSource } from 'typeorm';
import { readRules } from '../config.js';
import { approve } from '../release/approve.commands.js';
import { type Disclosed, setDisclosure } from '../release/disclosure.commands.js';
import { type Difference, differenceOf, tryPublish } from '../release/difference.js';
import { publish, type Done } from '../release/release.commands.js';
import { findAllReleases } from '../release/release-overview.queries.js';
import { withdraw } from '../release/withdraw.commands.js';
import type { Refused } from '../user-errors.js';
import { withMigratedDatabase } from './database-commands.js';
import { operator } from './operator.js';
import {
  jsonHelp,
  noteOf,
  numberHelp,
  numberOf,
  reasonOf,
  settingOf,
  timeOf,
  yearHelp,
  yearOf,
} from './release-options.js';
import { tellApproved, tellDifference, tellDisclosed, tellList, tellRelease } from './release-report.js';
import { json } from './report.js';
import { checkCommand, importCommand } from './results-command.js';
import { type Command, type Typed, UsageError } from './usage.js';

type Values = Typed['values'];

const text = { type: 'string' } as const;
const flag = { type: 'boolean' } as const;

/** A deed on releases that are there: what was typed is read before the database is opened. */
const deed = (
  words: Pick<Command, 'usage' | 'about' | 'examples' | 'options'>,
  read: (values: Values) => (database: DataSource) => Promise<number>,
): Command => ({
  ...words,
  options: { ...words.options, json: flag },
  positionals: 0,
  run: async ({ values }) => withMigratedDatabase(read(values)),
});

function finish<D extends Difference | Disclosed | (Done & { ok: true })>(
  done: D | Refused,
  values: Values,
  tell: (done: D) => string,
): number {
  if (values['json'] === true) console.log(json(done));
  else if (done.ok) console.log(tell(done));
  else for (const { message } of done.userErrors) console.error(`${message.en}\n${message.th}`);
  return done.ok ? 0 : 1;
}

const list = deed(
  {
    usage: '[--year YEAR] [--json]',
    about: `Lists all releases, or those of --year.\n${yearHelp}\n${jsonHelp}`,
    examples: ['release -- list', 'release -- list --year 2568 --json'],
    options: { year: text },
  },
  (values) => {
    const year = values['year'] === undefined ? null : yearOf(values);
    return async (database) => {
      const releases = await findAllReleases(database.manager, year);
      console.log(values['json'] === true ? json(releases) : tellList(releases));
      return 0;
    };
  },
);

const diff = deed(
  {
    usage: '--year YEAR [--number NUMBER] [--json]',
    about: `Shows what a draft would change against what is public: averages, ranks, and who comes, goes or moves most.\n${yearHelp}\n${numberHelp}\n${jsonHelp}`,
    examples: ['release -- diff --year 2568', 'release -- diff --year 2568 --number 2'],
    options: { year: text, number: text },
  },
  (values) => {
    const input = { year: yearOf(values), number: numberOf(values) };
    return async (database) => finish(await differenceOf(database, input), values, tellDifference);
  },
);

const approveCommand = deed(
  {
    usage: '--year YEAR [--number NUMBER] [--json]',
    about: `Says that a second person, who brought nothing into a draft, has looked at it and stands by it.\nWith REQUIRE_APPROVAL=true nothing is published without; the next import into the draft ends it.\n${yearHelp}\n${numberHelp}\n${jsonHelp}`,
    examples: ['release -- approve --year 2568'],
    options: { year: text, number: text },
  },
  (values) => {
    const input = { year: yearOf(values), number: numberOf(values) };
    return async (database) => finish(await approve(database, operator(), input), values, tellApproved);
  },
);

export const publishCommand = deed(
  {
    usage: '--year YEAR [--number NUMBER] [--note TEXT] [--public-from TIME] [--dry-run] [--json]',
    about: `Makes a draft the public result of its year; what was public is kept as superseded.\n${yearHelp}\n${numberHelp}
--note         what the public should know: needed for a correction, as the reason
--public-from  when it becomes public by itself, as 2026-01-05T09:00:00+07:00
--dry-run      does it all, shows what it would change, and takes it back\n${jsonHelp}`,
    examples: [
      'release -- publish --year 2568 --dry-run',
      'release -- publish --year 2568 --note "Marks of Phrae corrected"',
      'release -- publish --year 2568 --public-from 2026-01-05T09:00:00+07:00',
    ],
    options: { ...{ year: text, number: text, note: text, 'public-from': text }, 'dry-run': flag },
  },
  (values) => {
    const input = {
      ...{ year: yearOf(values), number: numberOf(values), note: noteOf(values), publicFrom: timeOf(values) },
      ...readRules(),
    };
    const tellTrial = (difference: Difference): string =>
      `${tellDifference(difference)}\nIt can be published. Nothing was written.`;
    return async (database) =>
      values['dry-run'] === true
        ? finish(await tryPublish(database, operator(), input), values, tellTrial)
        : finish(await publish(database, operator(), input), values, tellRelease);
  },
);

const withdrawCommand = deed(
  {
    usage: '--year YEAR --number NUMBER --note TEXT [--json]',
    about: `Takes a release back: the year then has no public result until another is published.\nOne that waits for its time becomes a draft again.\n${yearHelp}\n--number       of the release\n--note         why: the public reads it\n${jsonHelp}`,
    examples: ['release -- withdraw --year 2568 --number 2 --note "Wrong file"'],
    options: { year: text, number: text, note: text },
  },
  (values) => {
    const [year, number, note] = [yearOf(values), numberOf(values), noteOf(values)];
    if (number === undefined) throw new UsageError('--number is missing: say which release is withdrawn.');
    if (note === undefined)
      throw new UsageError('--note is missing: say why it is withdrawn; the public reads it.');
    return async (database) =>
      finish(await withdraw(database, operator(), { year, number, note }), values, tellRelease);
  },
);

const disclosureCommand = deed(
  {
    usage: '--year YEAR --set strict|open --reason TEXT [--json]',
    about: `Decides whether averages that would give single local governments away are public, for a year.\nIt holds for releases made from now on; drafts are worked out anew, and an approval of them ends.\nWhat is public, or waits for its time, stays as it is.\n${yearHelp}
--set          strict, as every year is at first: they are hidden; open: they are shown
--reason       why: kept in the audit\n${jsonHelp}`,
    examples: [
      'release -- disclosure --year 2568 --set open --reason "Order 12/2568 of the Director-General"',
    ],
    options: { year: text, set: text, reason: text },
  },
  (values) => {
    const input = { year: yearOf(values), disclosure: settingOf(values), reason: reasonOf(values) };
    return async (database) =>
      finish(await setDisclosure(database, operator(), input), values, tellDisclosed);
  },
);

/** All that is done with releases, in the order in which it is done. */
export const deeds: Readonly<Record<string, Command>> = {
  ...{ check: checkCommand, import: importCommand, diff, approve: approveCommand, publish: publishCommand },
  ...{ withdraw: withdrawCommand, disclosure: disclosureCommand, list },
};
