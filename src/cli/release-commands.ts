import type { DataSource } from 'typeorm';
import { type Difference, differenceOf } from '../release/difference.js';
import { publish, type Done } from '../release/release.commands.js';
import { findAllReleases } from '../release/release-overview.queries.js';
import { withdraw } from '../release/withdraw.commands.js';
import type { Refused } from '../user-errors.js';
import { withMigratedDatabase } from './database-commands.js';
import { operator } from './operator.js';
import { noteOf, numberOf, timeOf, yearOf } from './release-options.js';
import { tellDifference, tellList, tellRelease } from './release-report.js';
import { type Command, type Typed, UsageError } from './usage.js';

type Values = Typed['values'];

/** Reads what was typed, before the database is opened, and returns what to do with it. */
type Deed = (values: Values) => (database: DataSource) => Promise<number>;

const deeds: Readonly<Record<string, Deed>> = {
  list(values) {
    const year = values['year'] === undefined ? null : yearOf(values);
    return async (database) => {
      const releases = await findAllReleases(database.manager, year);
      console.log(values['json'] === true ? json(releases) : tellList(releases));
      return 0;
    };
  },
  diff(values) {
    const input = { year: yearOf(values), number: numberOf(values) };
    return async (database) => finish(await differenceOf(database, input), values, tellDifference);
  },
  publish(values) {
    const input = { year: yearOf(values), number: numberOf(values), note: noteOf(values) };
    const publicFrom = timeOf(values);
    return async (database) =>
      finish(await publish(database, operator(), { ...input, publicFrom }), values, tellRelease);
  },
  withdraw(values) {
    const [year, number, note] = [yearOf(values), numberOf(values), noteOf(values)];
    if (number === undefined) throw new UsageError('--number is missing: say which release is withdrawn.');
    if (note === undefined)
      throw new UsageError('--note is missing: say why it is withdrawn; the public reads it.');
    return async (database) =>
      finish(await withdraw(database, operator(), { year, number, note }), values, tellRelease);
  },
};

function finish<D extends Difference | (Done & { ok: true })>(
  done: D | Refused,
  values: Values,
  tell: (done: D) => string,
): number {
  if (values['json'] === true) console.log(json(done));
  else if (done.ok) console.log(tell(done));
  else for (const { message } of done.userErrors) console.error(`${message.en}\n${message.th}`);
  return done.ok ? 0 : 1;
}

const json = (value: unknown): string => JSON.stringify(value, null, 2);

const text = { type: 'string' } as const;
const options: Command['options'] = {
  ...{ year: text, number: text, note: text, 'public-from': text },
  json: { type: 'boolean' },
};

const run = (name: string, values: Values): Promise<number> => {
  const deed = Object.hasOwn(deeds, name) ? deeds[name] : undefined;
  if (deed === undefined)
    throw new UsageError(`release ${name} is nothing to do: say ${Object.keys(deeds).join(', ')}.`);
  return withMigratedDatabase(deed(values));
};

export const releaseCommands: Record<string, Command> = {
  release: {
    usage: 'list | diff | publish | withdraw [--year YEAR] [--number NUMBER] [--note TEXT] [--json]',
    about:
      'The releases of a year: what there is, what one would change, and what is public.\n' +
      'list      all releases, or those of --year\n' +
      'diff      what a draft would change against what is public: averages, ranks, and the bodies that move\n' +
      'publish   makes a draft public; what was public is kept as superseded\n' +
      'withdraw  takes a release back; the year then has no public result until another is published\n' +
      '--year         in the Buddhist Era (2568) or the Common Era (2025)\n' +
      '--number       of the release; without it, the newest draft that is newer than what is or was public\n' +
      '--note         what the public should know: needed for a correction and to withdraw, as the reason\n' +
      '--public-from  publish: when it becomes public by itself, as 2026-01-05T09:00:00+07:00\n' +
      '--json         for programs',
    examples: [
      'release -- list',
      'release -- diff --year 2568',
      'release -- publish --year 2568 --note "Marks of Phrae corrected"',
      'release -- publish --year 2568 --public-from 2026-01-05T09:00:00+07:00',
      'release -- withdraw --year 2568 --number 2 --note "Wrong file"',
    ],
    options,
    positionals: 1,
    run: async ({ positionals: [name = ''], values }) => run(name, values),
  },
  publish: {
    usage: '--year YEAR [--number NUMBER] [--note TEXT] [--public-from TIME]',
    about: 'The same as "release -- publish": makes a draft release the public result of its year.',
    examples: ['publish -- --year 2568', 'publish -- --year 2568 --number 1'],
    options,
    positionals: 0,
    run: async ({ values }) => run('publish', values),
  },
};
