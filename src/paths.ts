import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of `package.json`: the same whether the code runs from `src` or, built, from `dist/src`. */
export const projectRoot = findUp(dirname(fileURLToPath(import.meta.url)));

function findUp(directory: string): string {
  if (existsSync(join(directory, 'package.json'))) return directory;
  if (dirname(directory) === directory)
    throw new Error('package.json is missing: the installation is broken.');
  return findUp(dirname(directory));
}
