import { basename } from 'node:path';
import { importRegistry } from '../local-government/registry/registry.commands.js';
import { startProgress } from '../progress.js';
import { withMigratedDatabase } from './database-commands.js';
import { readInput } from './input-file.js';
import { operator } from './operator.js';
import { report } from './report.js';
import { importCommand } from './results-command.js';
import { shortForm, type Command } from './usage.js';

export const importCommands: Record<string, Command> = {
  'import:registry': {
    usage: 'FILE',
    about:
      'Takes the list of local governments into the registry, from CSV: all of it, or nothing and all that is wrong.\n' +
      'Columns: dla_code, type, name_th, name_en, province_code, district_th; also area_km2, area_source,\n' +
      'municipal_population_2021.',
    examples: ['import:registry -- laos.csv'],
    options: {},
    positionals: 1,
    async run({ positionals: [path = ''] }) {
      const file = await readInput(path);
      return withMigratedDatabase(async (database) => {
        const progress = startProgress('Registry');
        const imported = await importRegistry(database, file, {
          ...{ fileName: basename(path), importedBy: operator().viewer.username },
        });
        if (imported.ok) progress.update(imported.listed, imported.listed);
        progress.end();
        return report(
          imported,
          ({ listed, added }) => `Imported ${listed} local governments, ${added} of them new.`,
        );
      });
    },
  },
  'import:results': shortForm('import:results', 'release -- import', importCommand),
};
