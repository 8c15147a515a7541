import { writeFile } from 'node:fs/promises';
import { basename, dirname, join, parse } from 'node:path';
import type { Finding, Imported } from '../import/finding.js';
import { startProgress } from '../progress.js';
import { copyWithReasons, reportCsv } from '../release/import/report-file.js';
import type { SourceFile } from '../release/import/open-files.js';
import { importResults, type ResultsImport } from '../release/import/results.commands.js';
import { withMigratedDatabase } from './database-commands.js';
import { readInput } from './input-file.js';
import { operator } from './operator.js';
import { yearOf } from './release-options.js';
import { report } from './report.js';
import { UsageError, type Command, type Typed } from './usage.js';

const about = `\
Makes a draft release of a year from Excel or CSV files: all of them, or nothing and all that is wrong.
Read are, whatever the file is called: the department's own export; a local government a row with dla_code (may be
empty), type, name_th, district_th, d1_full, d1_score and so on for each dimension of the year, total_full,
total_score, total_pct; or an indicator a row with dla_code, indicator (as in 1.3), full, score.
--year            in the Buddhist Era (2568) or the Common Era (2025)
--into            the number of a draft of that year: the provinces of the files are replaced in it
--map             a CSV file of name_th, type, district_th, province_th, dla_code: whom rows without a code mean
--accept-changes  rows that fit a local government only by another type or a part of its name are meant for it
--accept          the warnings have been looked at
--report          writes what was found as CSV, and beside it each file with a column of reasons
--note            what readers should know of this release`;

const text = (values: Typed['values'], name: string): string | null => {
  const value = values[name];
  return typeof value === 'string' ? value : null;
};

function draftOf({ into }: Typed['values']): number | undefined {
  if (into === undefined) return undefined;
  if (typeof into !== 'string' || !/^[1-9]\d{0,3}$/.test(into))
    throw new UsageError(`--into ${String(into)} is no number of a draft: give one as in --into 2.`);
  return Number(into);
}

export const resultsCommand: Command = {
  usage:
    'FILE... --year YEAR [--into NUMBER] [--map FILE] [--accept-changes] [--accept] [--report FILE] [--note TEXT]',
  about,
  examples: [
    'import:results -- results-2568.xlsx --year 2568 --note "First results"',
    'import:results -- provinces/*.xlsx --year 2568 --report findings.csv',
    'import:results -- chanthaburi.xlsx --year 2568 --into 1',
  ],
  options: {
    ...{
      year: { type: 'string' },
      into: { type: 'string' },
      map: { type: 'string' },
      note: { type: 'string' },
    },
    ...{ 'accept-changes': { type: 'boolean' }, accept: { type: 'boolean' }, report: { type: 'string' } },
  },
  positionals: 'some',
  async run({ positionals: paths, values }) {
    const year = yearOf(values);
    const files: SourceFile[] = [];
    for (const path of paths) files.push({ name: basename(path), bytes: await readInput(path) });
    const map = text(values, 'map');
    const mapping = map === null ? undefined : { name: basename(map), bytes: await readInput(map) };
    return withMigratedDatabase(async (database) => {
      const progress = startProgress('Results');
      const imported = await importResults(database, {
        ...{ files, year, mapping, into: draftOf(values) },
        acceptChanges: values['accept-changes'] === true,
        accept: values['accept'] === true,
        note: text(values, 'note'),
        createdBy: operator().viewer.username,
        onProgress: progress.update,
      });
      progress.end();
      const path = text(values, 'report');
      if (path !== null) await writeReports(path, files, imported);
      return tell(imported, year);
    });
  },
};

function tell(imported: Imported<ResultsImport>, year: number): number {
  const code = report(
    imported,
    ({ release, assessed, total }) =>
      `Release ${release.number} of ${year} is ready as a draft: ${assessed} of ${total} local governments assessed. ` +
      `Publish it with "npm run publish -- --year ${year}".`,
  );
  if (!imported.ok && imported.findings.every(({ severity }) => severity === 'warning'))
    console.error('These are warnings only: whoever has looked at them all imports with --accept.');
  return code;
}

/** The findings at `path`, and beside it each file with its reasons: `findings-results.csv` of `results.xlsx`. */
async function writeReports(
  path: string,
  files: readonly SourceFile[],
  imported: Imported<ResultsImport>,
): Promise<void> {
  const findings: Finding[] = imported.ok ? [...imported.notes] : [...imported.findings, ...imported.notes];
  await writeFile(path, reportCsv(findings));
  for (const file of files) {
    const copy = await copyWithReasons(file, findings);
    const name = `${parse(path).name}-${parse(file.name).name}.csv`;
    if (copy !== null) await writeFile(join(dirname(path), name), copy);
  }
}
