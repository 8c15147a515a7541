import { describeBody } from '../local-government/registry/registry-findings.js';
import type { ChangeKind, RegistryChange } from '../local-government/registry/registry-change.js';
import type { RegistryDifference } from '../local-government/registry/registry-difference.js';
import type { RegistryOutcome } from '../local-government/registry/registry.commands.js';

/** More lines than this help nobody; `--json` has them all. */
const MOST = 500;

const words: Readonly<Record<ChangeKind, string>> = {
  LISTED: 'new',
  TYPE_CHANGED: 'type changed',
  RENAMED: 'renamed',
  DISTRICT_CHANGED: 'district changed',
  CODE_CHANGED: 'code changed',
  CLOSED: 'closed',
  MERGED: 'merged',
  REOPENED: 'reopened',
};

/** The counts in one line, and below it each change of a body that was there. */
export function tellDifference({ counts, unchanged, absent, changes }: RegistryDifference): string {
  const told = Object.entries(counts).map(([kind, count]) => `${count} ${words[kind as ChangeKind]}`);
  const lines = changes.filter(({ kind, id }) => kind !== 'LISTED' || id !== null).map(tellChange);
  const more = lines.length > MOST ? [`… and ${lines.length - MOST} more.`] : [];
  return [
    `${told.join(', ')}, ${unchanged} unchanged, ${absent} not in the file.`,
    ...lines.slice(0, MOST),
    ...more,
  ].join('\n');
}

/** `2021-10-01 type changed: อบต.ดีด อ.เมือง (6430104) → ทต.ดีด อ.เมือง (6430104)` */
function tellChange({ line, kind, effectiveOn, before, after, successor }: RegistryChange): string {
  const [from, to] = [before, after].map((identity) => identity && describeBody(identity));
  const steps = [from, to ?? successor].filter((step) => step != null);
  return `  line ${line}: ${effectiveOn ?? 'no date'} ${words[kind]}: ${steps.join(' → ')}`;
}

export function tellImport({ listed, added, written }: RegistryOutcome & { ok: true }): string {
  if (!written) return 'Nothing was written: this was a dry run.';
  return `Imported ${listed} local governments, ${added} of them new.`;
}
