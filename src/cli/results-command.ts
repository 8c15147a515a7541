import type { Imported } from '../import/finding.js';
import { checkResults, importResults, type ResultsImport } from '../release/import/results.commands.js';
import { withMigratedDatabase } from './database-commands.js';
import { tellDifference } from './release-report.js';
import { asHelp, asOf, operatorAs } from './operator.js';
import { json, list, report } from './report.js';
import { writeReports } from './report-files.js';
import { keyHelp, layoutsHelp, readResults, resultsHelp, resultsOptions, textOf } from './results-options.js';
import { startStages } from './stages.js';
import type { Command, Typed } from './usage.js';

const usage = 'FILE... --year YEAR [--into NUMBER] [--map FILE] [--accept-changes] [--move POINTS]';

export const checkCommand: Command = {
  usage: `${usage} [--report FILE] [--json]`,
  about: `\
Reads and checks files as an import would, tells everything that was found, and writes nothing.
${layoutsHelp}
${resultsHelp}
The exit code is 0 where an import would take the files as they are, and 1 where something is to be put right or
accepted first.`,
  examples: [
    'release -- check results-2568.xlsx --year 2568',
    'release -- check provinces/*.xlsx --year 2568 --report findings.csv',
  ],
  options: resultsOptions,
  positionals: 'some',
  async run(typed) {
    const input = await readResults(typed);
    return withMigratedDatabase(async (database) => {
      const progress = startStages();
      const { ok, findings, assessed } = await checkResults(database, {
        ...input,
        onProgress: progress.update,
      });
      progress.end();
      await writeReports(typed.values, input.files, findings);
      if (typed.values['json'] === true) console.log(json({ ok, assessed, findings }));
      else {
        list(findings);
        const count = (severity: string) => findings.filter((each) => each.severity === severity).length;
        console.log(
          `${assessed} local governments with marks; ${count('error')} errors, ${count('warning')} warnings, ` +
            `${count('note')} notes. ${ok ? 'An import would take it.' : 'An import would refuse it as it is.'}`,
        );
      }
      return ok ? 0 : 1;
    });
  },
};

export const importCommand: Command = {
  usage: `${usage} [--accept] [--dry-run] [--report FILE] [--note TEXT] [--as ACCOUNT] [--key KEY] [--json]`,
  about: `\
Makes a draft release of a year from Excel or CSV files: all of them, or nothing and all that is wrong.
${layoutsHelp}
${resultsHelp}
--accept          the warnings have been looked at
--dry-run         does it all, shows what the draft would change against what is public, and takes it back
--note            what readers should know of this release
${asHelp}
${keyHelp}`,
  examples: [
    'release -- import results-2568.xlsx --year 2568 --note "First results"',
    'release -- import provinces/*.xlsx --year 2568 --dry-run',
    'release -- import chanthaburi.xlsx --year 2568 --into 1',
  ],
  options: {
    ...resultsOptions,
    ...{ note: { type: 'string' }, as: { type: 'string' }, key: { type: 'string' } },
    ...{ accept: { type: 'boolean' }, 'dry-run': { type: 'boolean' } },
  },
  positionals: 'some',
  async run(typed) {
    const input = await readResults(typed);
    const { values } = typed;
    const as = asOf(values);
    return withMigratedDatabase(async (database) => {
      const { viewer, origin } = await operatorAs(database, as);
      const progress = startStages();
      const imported = await importResults(database, {
        ...{ ...input, createdBy: viewer.username, origin, key: textOf(values, 'key') ?? undefined },
        ...{ accept: values['accept'] === true, dryRun: values['dry-run'] === true },
        onProgress: progress.update,
      });
      progress.end();
      const findings = imported.ok ? imported.notes : [...imported.findings, ...imported.notes];
      await writeReports(values, input.files, findings);
      return tell(imported, values);
    });
  },
};

function tell(imported: Imported<ResultsImport>, values: Typed['values']): number {
  if (values['json'] === true) {
    console.log(json(imported));
    return imported.ok ? 0 : 1;
  }
  const code = report(imported, ({ release, assessed, total, difference, notes }) => {
    const { number, year } = release;
    const warnings = notes.filter(({ severity }) => severity === 'warning').length;
    const toAccept =
      warnings > 0 && values['accept'] !== true
        ? ` An import needs --accept, as there are warnings: ${warnings}.`
        : '';
    const assessedOf = `${assessed} of ${total} local governments assessed`;
    return difference
      ? `${tellDifference(difference)}\nIt would be release ${number}: ${assessedOf}. Nothing was written.${toAccept}`
      : `Release ${number} of ${year} is ready as a draft: ${assessedOf}. ` +
          `Publish it with "npm run release -- publish --year ${year}".`;
  });
  if (!imported.ok && imported.findings.every(({ severity }) => severity === 'warning'))
    console.error('These are warnings only: whoever has looked at them all imports with --accept.');
  return code;
}
