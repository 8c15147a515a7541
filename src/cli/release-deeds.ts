import type { DataSource, EntityManager } from 'typeorm';
import { readRules } from '../config.js';
import { approve } from '../release/approve.commands.js';
import { type Difference, differenceOf, tryPublish } from '../release/difference.js';
import { once } from '../release/once.js';
import { publish, type Done } from '../release/release.commands.js';
import { findAllReleases } from '../release/release-overview.queries.js';
import { withdraw } from '../release/withdraw.commands.js';
import type { Doer } from '../viewer/viewer.js';
import { deed, finish, flag, text, type Values } from './deed.js';
import { asHelp, asOf, operatorAs } from './operator.js';
import { jsonHelp, noteOf, numberHelp, numberOf, timeOf, yearHelp, yearOf } from './release-options.js';
import { tellApproved, tellDifference, tellList, tellRelease } from './release-report.js';
import { json } from './report.js';
import { disclosureCommand } from './disclosure-command.js';
import { frameworkCommand } from './framework-command.js';
import { checkCommand, importCommand } from './results-command.js';
import { keyHelp, textOf } from './results-options.js';
import { type Command, UsageError } from './usage.js';

interface Acting {
  readonly name: string;
  readonly input: object;
  readonly act: (db: EntityManager, doer: Doer) => Promise<Done>;
  readonly tell: (done: Done & { ok: true }) => string;
}

/** Does something as whoever was typed, and once for a key. */
function acting(values: Values, { name, input, act, tell }: Acting) {
  const as = asOf(values);
  return async (database: DataSource): Promise<number> => {
    const doer = await operatorAs(database, as);
    const keyed = { viewer: doer.viewer, key: textOf(values, 'key'), input: { deed: name, ...input } };
    return finish(await once(database, keyed, (db) => act(db, doer)), values, tell);
  };
}

/** What every deed may be told that is somebody's. */
const acts = { as: text, key: text };
const actsUsage = '[--as ACCOUNT] [--key KEY] [--json]';
const actsHelp = `${asHelp}\n${keyHelp}\n${jsonHelp}`;

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
    usage: `--year YEAR [--number NUMBER] ${actsUsage}`,
    about: `Says that a second person, who brought nothing into a draft, has looked at it and stands by it.\nWith REQUIRE_APPROVAL=true nothing is published without; the next import into the draft ends it.\n${yearHelp}\n${numberHelp}\n${actsHelp}`,
    examples: ['release -- approve --year 2568', 'release -- approve --year 2568 --as malee'],
    options: { ...{ year: text, number: text }, ...acts },
  },
  (values) => {
    const input = { year: yearOf(values), number: numberOf(values) };
    return acting(values, {
      ...{ name: 'approveRelease', input, tell: tellApproved },
      act: (db, doer) => approve(db, doer, input),
    });
  },
);

export const publishCommand = deed(
  {
    usage: `--year YEAR [--number NUMBER] [--note TEXT] [--public-from TIME] [--dry-run] ${actsUsage}`,
    about: `Makes a draft the public result of its year; what was public is kept as superseded.\n${yearHelp}\n${numberHelp}
--note         what the public should know: needed for a correction, as the reason
--public-from  when it becomes public by itself, within two years, as 2026-01-05T09:00:00+07:00
--dry-run      does it all, shows what it would change, and takes it back\n${actsHelp}`,
    examples: [
      'release -- publish --year 2568 --dry-run',
      'release -- publish --year 2568 --note "Marks of Phrae corrected"',
      'release -- publish --year 2568 --public-from 2026-01-05T09:00:00+07:00',
    ],
    options: { ...{ year: text, number: text, note: text, 'public-from': text }, 'dry-run': flag, ...acts },
  },
  (values) => {
    const input = {
      ...{ year: yearOf(values), number: numberOf(values), note: noteOf(values), publicFrom: timeOf(values) },
      ...readRules(),
    };
    const tellTrial = (difference: Difference): string =>
      `${tellDifference(difference)}\nIt can be published. Nothing was written.`;
    if (values['dry-run'] !== true)
      return acting(values, {
        ...{ name: 'publishRelease', input, tell: tellRelease },
        act: (db, doer) => publish(db, doer, input),
      });
    const as = asOf(values);
    return async (database) =>
      finish(await tryPublish(database, await operatorAs(database, as), input), values, tellTrial);
  },
);

const withdrawCommand = deed(
  {
    usage: `--year YEAR --number NUMBER --note TEXT ${actsUsage}`,
    about: `Takes a release back: the year then has no public result until another is published.\nOne that waits for its time becomes a draft again.\n${yearHelp}\n--number       of the release\n--note         why: the public reads it\n${actsHelp}`,
    examples: ['release -- withdraw --year 2568 --number 2 --note "Wrong file"'],
    options: { ...{ year: text, number: text, note: text }, ...acts },
  },
  (values) => {
    const [year, number, note] = [yearOf(values), numberOf(values), noteOf(values)];
    if (number === undefined) throw new UsageError('--number is missing: say which release is withdrawn.');
    if (note === undefined)
      throw new UsageError('--note is missing: say why it is withdrawn; the public reads it.');
    const input = { year, number, note };
    return acting(values, {
      ...{ name: 'withdrawRelease', input, tell: tellRelease },
      act: (db, doer) => withdraw(db, doer, input),
    });
  },
);

/** All that is done with releases, in the order in which it is done. */
export const deeds: Readonly<Record<string, Command>> = {
  ...{
    framework: frameworkCommand,
    check: checkCommand,
    import: importCommand,
    diff,
    approve: approveCommand,
    publish: publishCommand,
  },
  ...{ withdraw: withdrawCommand, disclosure: disclosureCommand, list },
};
