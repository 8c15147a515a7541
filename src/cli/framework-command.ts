import { writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { DataSource } from 'typeorm';
import { frameworkFile } from '../assessment-year/framework/framework-file.js';
import { importFramework } from '../assessment-year/framework/framework.commands.js';
import { withMigratedDatabase } from './database-commands.js';
import { tellFramework } from './framework-report.js';
import { readInput } from './input-file.js';
import { asHelp, asOf, operatorAs } from './operator.js';
import { yearHelp, yearOf } from './release-options.js';
import { json, report } from './report.js';
import { textOf } from './results-options.js';
import type { Command, Typed } from './usage.js';

export const frameworkCommand: Command = {
  usage: '[FILE] --year YEAR [--accept-changes] [--dry-run] [--output FILE] [--as ACCOUNT] [--json]',
  about: `\
Takes in how the results of a year are made, from CSV or .xlsx: all of it, or nothing and all that is wrong.
Columns: part, code, name_th, name_en, value, pilot. A row each is
  year,method,,,POOLED            or MEAN_OF_DIMENSIONS
  year,pass_percent,,,70
  dimension,1,ด้านการบริหารจัดการ,Management
  rating,OUTSTANDING,ดีเด่น,Outstanding,90     from which percentage on
  indicator,1.3,…,…,5,yes         its full mark; "yes" where it is on trial and not counted
Parts that the file has no row of stay as they are. Without FILE the framework of the year is written as such a file.
Once results of a year are public only English names can be changed, and indicators added where none had marks.
${yearHelp}
--accept-changes  what the file changes of a framework that is there has been looked at
--dry-run         shows what would change, and writes nothing
--output          without FILE: where the framework is written; on the screen by default
${asHelp}
--json            for programs`,
  examples: [
    'release -- framework --year 2568 --output framework-2570.csv',
    'release -- framework framework-2570.csv --year 2570 --dry-run',
    'release -- framework framework-2570.csv --year 2570',
  ],
  options: {
    ...{ year: { type: 'string' }, output: { type: 'string' }, as: { type: 'string' } },
    ...{ 'accept-changes': { type: 'boolean' }, 'dry-run': { type: 'boolean' }, json: { type: 'boolean' } },
  },
  positionals: 'optional',
  async run({ positionals: [path], values }) {
    const year = yearOf(values);
    if (path === undefined) return withMigratedDatabase((database) => show(database, year, values));
    const file = { name: basename(path), bytes: await readInput(path) };
    const as = asOf(values);
    return withMigratedDatabase(async (database) => {
      const done = await importFramework(database, await operatorAs(database, as), {
        ...{
          file,
          year,
          acceptChanges: values['accept-changes'] === true,
          dryRun: values['dry-run'] === true,
        },
      });
      if (values['json'] !== true) {
        if (done.changes.length > 0) console.log(tellFramework(done.changes));
        return report(done, ({ written }) => told(year, { written, changed: done.changes.length }));
      }
      console.log(json(done));
      return done.ok ? 0 : 1;
    });
  },
};

function told(year: number, { written, changed }: { written: boolean; changed: number }): string {
  if (changed === 0) return `The framework of ${year} is so already.`;
  return written ? `The framework of ${year} is taken in.` : 'Nothing was written: this was a dry run.';
}

async function show(database: DataSource, year: number, values: Typed['values']): Promise<number> {
  const file = await frameworkFile(database, year);
  const output = textOf(values, 'output');
  if (file === null) console.error(`There is no year of assessment ${year}.\nไม่มีปีการประเมิน ${year}`);
  else if (output === null) process.stdout.write(file);
  else await writeFile(output, file);
  return file === null ? 1 : 0;
}
