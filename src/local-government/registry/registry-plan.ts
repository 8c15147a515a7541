import type { Finding } from '../../import/finding.js';
import { comparable } from '../thai-text.js';
import type { ChangeKind, Identity, KnownBody, RegistryChange } from './registry-change.js';
import * as say from './registry-findings.js';
import type { RegistryRow } from './registry-reader.js';

export interface PlanOptions {
  /** For rows that give no day of their own. */
  readonly effectiveOn: string | null;
  readonly today: string;
  /** Into an empty registry: then a body is not new because the list has it. */
  readonly first: boolean;
}

export const ends = ({ status, mergedInto }: RegistryRow): boolean =>
  status === 'CLOSED' || status === 'MERGED' || mergedInto !== null;

/** What a row changes of its body (null: there is none yet), in order, or why it cannot. */
export function planRow(
  row: RegistryRow,
  body: KnownBody | null,
  { effectiveOn, today, first }: PlanOptions,
): { changes: readonly RegistryChange[]; findings: readonly Finding[] } {
  const day = row.effectiveOn ?? effectiveOn;
  if (body?.closedOn != null && row.status !== 'ACTIVE')
    return { changes: [], findings: ends(row) ? endedAlready(row, body) : [say.closedAlready(row, body)] };

  const changes: RegistryChange[] = [];
  let current: Identity | null = body && identityOf(body);
  const become = (kind: ChangeKind, after: Identity | null, on: string | null = day): void => {
    const before = kind === 'REOPENED' ? null : current;
    const successor = kind === 'MERGED' ? row.mergedInto : null;
    const { line, code, provinceCode } = row;
    const id = body?.id ?? null;
    changes.push({ id, line, code, provinceCode, kind, effectiveOn: on, before, after, successor });
    current = after;
  };
  if (current === null) become('LISTED', identityOf(row), ends(row) ? null : first ? row.effectiveOn : day);
  if (body?.closedOn != null) become('REOPENED', current);
  if (current !== null) current = renewed(row, current, become);
  if (ends(row)) become(row.mergedInto === null ? 'CLOSED' : 'MERGED', null);
  return { changes, findings: checkDay(row, body, day, changes, today) };
}

/** The steps from what a body is to what the row says, one thing at a time. */
function renewed(
  row: RegistryRow,
  body: Identity,
  become: (kind: ChangeKind, after: Identity) => void,
): Identity {
  let current = body;
  const step = (kind: ChangeKind, differs: boolean, next: Partial<Identity>): void => {
    if (!differs) return;
    current = { ...current, ...next };
    become(kind, current);
  };
  const { type, nameTh, nameEn, districtTh, code } = row;
  step('TYPE_CHANGED', type !== body.type, { type });
  // Spaces and marks may differ between lists: that is the spelling, not the name.
  step('RENAMED', comparable(nameTh) !== comparable(body.nameTh), { nameTh, nameEn });
  step('DISTRICT_CHANGED', comparable(districtTh) !== comparable(body.districtTh), { districtTh });
  step('CODE_CHANGED', code !== body.code, { code });
  return current;
}

function checkDay(
  row: RegistryRow,
  body: KnownBody | null,
  day: string | null,
  changes: readonly RegistryChange[],
  today: string,
): Finding[] {
  if (changes.every(({ kind, effectiveOn }) => kind === 'LISTED' && effectiveOn === null)) return [];
  if (day === null) return [say.noDate(row)];
  if (day > today) return [say.dateToCome(row, day)];
  return body?.changedOn != null && day < body.changedOn ? [say.dateBefore(row, day, body)] : [];
}

/** A body that ended as the row says, so that a list may be imported again; or otherwise. */
function endedAlready(row: RegistryRow, body: KnownBody): Finding[] {
  const same = (row.effectiveOn ?? body.closedOn) === body.closedOn && row.mergedInto === body.mergedInto;
  return same ? [] : [say.endedOtherwise(row, body)];
}

function identityOf({ code, type, nameTh, nameEn, districtTh }: Identity): Identity {
  return { code, type, nameTh, nameEn, districtTh };
}
