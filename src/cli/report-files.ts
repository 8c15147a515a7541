import { writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Finding } from '../import/finding.js';
import type { SourceFile } from '../release/import/open-files.js';
import { copyWithReasons, reportCsv } from '../release/import/report-file.js';
import { nameCopies } from './name-files.js';
import { textOf } from './results-options.js';
import type { Typed } from './usage.js';

/**
 * Where --report asks for it, the findings, and beside them each file with its reasons: `findings-results.csv` of
 * `results.xlsx`.
 */
export async function writeReports(
  values: Typed['values'],
  files: readonly SourceFile[],
  findings: readonly Finding[],
): Promise<void> {
  const path = textOf(values, 'report');
  if (path === null) return;
  await writeFile(path, reportCsv(findings));
  const copies = nameCopies(
    path,
    files.map(({ name }) => name),
  );
  for (const [at, file] of files.entries()) {
    const copy = await copyWithReasons(file, findings);
    const name = copies[at];
    if (copy !== null && name !== undefined) await writeFile(join(dirname(path), name), copy);
  }
}
