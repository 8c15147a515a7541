import { registryCommand } from './registry-command.js';
import { resultsCommand } from './results-command.js';
import type { Command } from './usage.js';

export const importCommands: Record<string, Command> = {
  'import:registry': registryCommand,
  'import:results': resultsCommand,
};
