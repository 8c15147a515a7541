import type { Finding } from '../../import/finding.js';
import { searchText } from '../search-text.js';
import type { KnownBody, RegistryChange } from './registry-change.js';
import { checkNames, checkRows, checkSuccessors } from './registry-check.js';
import { differenceOf, type RegistryDifference } from './registry-difference.js';
import { absent } from './registry-findings.js';
import { KnownBodies, matchRegistry } from './registry-match.js';
import { ends, planRow, type PlanOptions } from './registry-plan.js';
import type { RegistryRow } from './registry-reader.js';

/** A body as it is to be written. */
export interface PlannedBody extends RegistryRow {
  /** Null where it is new. */
  readonly id: number | null;
  readonly foundedOn: string | null;
  readonly closedOn: string | null;
  /** Whether anything but figures changes of a body that is there. */
  readonly changed: boolean;
  readonly searchText: string;
}

export interface RegistryPlan {
  /** Whether the registry is empty so far. */
  readonly first: boolean;
  /** How many bodies there are before. */
  readonly known: number;
  readonly bodies: readonly PlannedBody[];
  readonly difference: RegistryDifference;
  readonly findings: readonly Finding[];
  readonly notes: readonly Finding[];
}

/** Compares a list with the registry: what it changes, and everything that is wrong with it. */
export function planRegistry(
  list: { readonly rows: readonly RegistryRow[]; readonly findings: readonly Finding[] },
  {
    known,
    provinceCodes,
    ...options
  }: PlanOptions & { known: readonly KnownBody[]; provinceCodes: ReadonlySet<string> },
): RegistryPlan {
  const { rows } = list;
  const registry = new KnownBodies(known);
  // A row that cannot be read may be the known body that seems to be missing: then nobody is looked for.
  const complete = list.findings.length === 0;
  const matched = matchRegistry(rows, registry, complete);
  const findings = [...list.findings, ...checkRows(rows, provinceCodes), ...matched.findings];
  if (complete) findings.push(...checkNames(matched), ...checkSuccessors(matched, registry));
  const changes: RegistryChange[] = [];
  const bodies: PlannedBody[] = [];
  for (const [row, body] of matched.bodies) {
    const planned = planRow(row, body, options);
    findings.push(...planned.findings);
    changes.push(...planned.changes);
    bodies.push(plannedBody(row, body, planned.changes));
  }
  const missing = matched.absent.filter(({ closedOn }) => closedOn === null);
  return {
    ...{ first: options.first, known: known.length, bodies, findings },
    difference: differenceOf(changes, matched.bodies.size, missing.length),
    notes: missing.map(absent),
  };
}

function plannedBody(
  row: RegistryRow,
  body: KnownBody | null,
  changes: readonly RegistryChange[],
): PlannedBody {
  const end = changes.find(({ kind }) => kind === 'CLOSED' || kind === 'MERGED')?.effectiveOn;
  const before = changes.map((change) => change.before).filter((each) => each !== null);
  const renamed = changes.some(({ kind }) => kind === 'RENAMED');
  return {
    ...row,
    // A list may leave the English name out; that of an old name is none of the new one.
    nameEn: row.nameEn ?? (renamed ? null : (body?.nameEn ?? null)),
    id: body?.id ?? null,
    foundedOn: changes.find(({ kind }) => kind === 'LISTED')?.effectiveOn ?? null,
    closedOn: ends(row) ? (end ?? body?.closedOn ?? null) : null,
    changed: body !== null && changes.length > 0,
    searchText: searchText(row, [...(body?.former ?? []), ...before]),
  };
}
