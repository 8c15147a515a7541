import type { Finding, Severity } from './finding.js';

/** Whoever has more has one cause for most of them. */
const MOST_FINDINGS = 500;

const gravest: readonly Severity[] = ['error', 'warning', 'note'];

/** Findings as an answer has them: the gravest, and how many there are. */
export const shownFindings = (findings: readonly Finding[]) => ({
  findings: [...findings]
    .sort((a, b) => gravest.indexOf(a.severity) - gravest.indexOf(b.severity))
    .slice(0, MOST_FINDINGS)
    .map(({ line, th, en, ...finding }) => ({ ...finding, row: line, message: { th, en } })),
  findingCount: findings.length,
});
