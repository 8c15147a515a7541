import { registryCommand } from './registry-command.js';
import { importCommand } from './results-command.js';
import { shortForm, type Command } from './usage.js';

export const importCommands: Record<string, Command> = {
  'import:registry': registryCommand,
  'import:results': shortForm('import:results', 'release -- import', importCommand),
};
