import { basename } from 'node:path';
import { parseDay } from '../import/dates.js';
import { importRegistry } from '../local-government/registry/registry.commands.js';
import { startProgress } from '../progress.js';
import { withMigratedDatabase } from './database-commands.js';
import { readInput } from './input-file.js';
import { operator } from './operator.js';
import { tellDifference, tellImport } from './registry-report.js';
import { report } from './report.js';
import { UsageError, type Command, type Typed } from './usage.js';

/** The day, or null where none was typed. @throws UsageError where it is none */
function effectiveOf({ effective }: Typed['values']): string | null {
  if (effective === undefined) return null;
  const day = parseDay(String(effective));
  if (day === null)
    throw new UsageError(`--effective ${String(effective)} is no day: give one as 2564-10-01 or 2021-10-01.`);
  return day;
}

export const registryCommand: Command = {
  usage: 'FILE [--dry-run] [--effective DATE] [--accept-changes] [--json]',
  about:
    'Takes the list of local governments into the registry, from CSV or .xlsx: all of it, or nothing and all that is wrong.\n' +
    'Columns: dla_code, type, name_th, name_en, province_code, district_th; also area_km2, area_source,\n' +
    'municipal_population_2021; and of changes: effective_date, previous_dla_code, merged_into, status (closed, merged,\n' +
    'active, new). A body that the list leaves out stays.\n' +
    '--dry-run         shows what would change, and writes nothing\n' +
    '--effective       since when the changes hold whose rows do not say: 2564-10-01, 2021-10-01\n' +
    '--accept-changes  the changes of bodies that are there have been looked at\n' +
    '--json            for programs',
  examples: [
    'import:registry -- laos.csv',
    'import:registry -- laos-2565.xlsx --effective 2564-10-01 --dry-run',
    'import:registry -- laos-2565.xlsx --effective 2564-10-01 --accept-changes',
  ],
  options: {
    ...{ 'dry-run': { type: 'boolean' }, effective: { type: 'string' } },
    ...{ 'accept-changes': { type: 'boolean' }, json: { type: 'boolean' } },
  },
  positionals: 1,
  async run({ positionals: [path = ''], values }) {
    const effectiveOn = effectiveOf(values);
    const file = await readInput(path);
    return withMigratedDatabase(async (database) => {
      const progress = startProgress('Registry');
      const imported = await importRegistry(database, file, {
        ...{ fileName: basename(path), importedBy: operator().viewer.username, effectiveOn },
        ...{ acceptChanges: values['accept-changes'] === true, dryRun: values['dry-run'] === true },
      });
      if (imported.ok) progress.update(imported.listed, imported.listed);
      progress.end();
      if (values['json'] === true) {
        console.log(JSON.stringify(imported, null, 2));
        return imported.ok ? 0 : 1;
      }
      if (imported.difference) console.log(tellDifference(imported.difference));
      return report(imported, () => (imported.ok ? tellImport(imported) : ''));
    });
  },
};
