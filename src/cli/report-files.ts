import { writeFile } from 'node:fs/promises';
import { dirname, join, parse } from 'node:path';
import type { Finding } from '../import/finding.js';
import type { SourceFile } from '../release/import/open-files.js';
import { copyWithReasons, reportCsv } from '../release/import/report-file.js';
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
  for (const file of files) {
    const copy = await copyWithReasons(file, findings);
    const name = `${parse(path).name}-${parse(file.name).name}.csv`;
    if (copy !== null) await writeFile(join(dirname(path), name), copy);
  }
}
