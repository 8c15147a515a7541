import { formatFinding, type Finding, type Imported } from '../import/finding.js';

/** More lines than this help nobody: who has so many has one cause for most of them. */
const MOST = 200;

type Output = Pick<Console, 'log' | 'error'>;

/**
 * Tells what became of an import: notes and findings on standard error, the summary on standard output.
 * @returns the exit code
 */
export function report<Done>(
  imported: Imported<Done>,
  summary: (done: Imported<Done> & { ok: true }) => string,
  out: Output = console,
): number {
  if (!imported.ok) {
    list(imported.findings, out);
    out.error(
      `\nNothing was imported: ${imported.findings.length} ${imported.findings.length === 1 ? 'thing' : 'things'} to put right.`,
    );
    return 1;
  }
  if (imported.notes.length > 0) {
    out.error('Notes:');
    list(imported.notes, out);
  }
  out.log(summary(imported));
  return 0;
}

/** What was found, up to a length that anybody reads. */
export function list(findings: readonly Finding[], out: Pick<Output, 'error'> = console): void {
  for (const finding of findings.slice(0, MOST)) out.error(formatFinding(finding));
  if (findings.length > MOST) out.error(`… and ${findings.length - MOST} more.`);
}

export const json = (value: unknown): string => JSON.stringify(value, null, 2);
