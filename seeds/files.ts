import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { projectRoot } from '../src/paths.js';

/** The text of a file of this folder. The compiler copies no data, so it is read from the source tree. */
export const readText = (path: string): string => readFileSync(join(projectRoot, 'seeds', path), 'utf8');

/** The rows of a CSV file of this folder as text; `Column` names the columns that its reader relies on. */
export const readTable = <Column extends string>(path: string): Record<Column, string>[] =>
  parse(readText(path), { columns: true, bom: true });
