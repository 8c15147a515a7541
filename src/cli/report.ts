import { grouped } from '../grouped.js';
import { formatFinding, type Finding, type Imported, type Severity } from '../import/finding.js';

/** More of one kind than this help nobody: who has so many has one cause for most of them. */
const MOST_ALIKE = 20;

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
    list([...imported.findings, ...imported.notes], out);
    out.error(
      `\nNothing was imported: ${imported.findings.length} ${imported.findings.length === 1 ? 'thing' : 'things'} to put right.`,
    );
    return 1;
  }
  list(imported.notes, out);
  out.log(summary(imported));
  return 0;
}

/** What was found, the gravest first: of each kind as many as anybody reads, and how many more there are. */
export function list(findings: readonly Finding[], out: Pick<Output, 'error'> = console): void {
  for (const alike of byKind(findings)) {
    for (const finding of alike.slice(0, MOST_ALIKE)) out.error(formatFinding(finding));
    if (alike.length > MOST_ALIKE)
      out.error(
        `    … and ${alike.length - MOST_ALIKE} more like these (เช่นเดียวกันอีก ${alike.length - MOST_ALIKE} รายการ).`,
      );
  }
}

const gravest: readonly Severity[] = ['error', 'warning', 'note'];

/** Findings that say the same of other places, names and numbers; the gravest kinds first. */
function byKind(findings: readonly Finding[]): Finding[][] {
  const kinds = grouped(
    findings,
    ({ severity, en }) => `${severity} ${en.replace(/[\u0e00-\u0e7f\d.,%/]+/g, '')}`,
  );
  const rank = ([first]: Finding[]) => (first ? gravest.indexOf(first.severity) : 0);
  return [...kinds.values()].sort((a, b) => rank(a) - rank(b));
}

export const json = (value: unknown): string => JSON.stringify(value, null, 2);
