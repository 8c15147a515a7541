import type { EntityManager } from 'typeorm';
import type { Finding } from '../import/finding.js';
import { type Refused, refuse, UserErrorCode } from '../user-errors.js';
import type { Doer } from '../viewer/viewer.js';
import * as refusals from './account-refusals.js';
import { keepsAccounts } from './account.policy.js';
import { type AccountsMade, importAccounts } from './import-accounts.commands.js';

/** Rows of a list that are taken in one request: four requests for all bodies of the nation. */
export const mostRows = 2000;

export interface ListInput {
  readonly csv: string;
  readonly dryRun: boolean;
  /** Ends when nobody waits for the answer any more. */
  readonly signal: AbortSignal;
}

export type ListImport = (
  ({ readonly ok: true; readonly notes: readonly Finding[] } & AccountsMade) | Refused
) & { readonly findings: readonly Finding[] };

/** Makes the accounts of a list that was sent; none where nobody is there any more to be told their passwords. */
export async function importList(
  db: EntityManager,
  { viewer, origin }: Doer,
  { csv, dryRun, signal }: ListInput,
): Promise<ListImport> {
  if (!keepsAccounts(viewer)) return { ...refusals.notAllowed, findings: [] };
  const imported = await importAccounts(db, {
    ...{ file: Buffer.from(csv, 'utf8'), most: mostRows, by: { actor: viewer.username, origin }, dryRun },
    handOver: async () => signal.throwIfAborted(),
  });
  return imported.ok
    ? { ...imported, findings: imported.notes }
    : { ...rowsRefused(imported.findings), findings: imported.findings };
}

/** The first of what is wrong in words; the findings tell all. */
function rowsRefused(findings: readonly Finding[]): Refused {
  const [first] = findings;
  const [th, en] = first?.line == null ? ['', ''] : [`บรรทัด ${first.line} `, `line ${first.line}, `];
  const where = [first?.column, first?.value && `"${first.value}"`].filter(Boolean).join(' ');
  return refuse(UserErrorCode.ROWS_REFUSED, ['csv'], {
    th: `ไม่ได้สร้างบัญชีใด มี ${findings.length} รายการต้องแก้ไข รายการแรก: ${th}${where} ${first?.th}`,
    en: `No account was made: ${findings.length} to put right and send again. The first: ${en}${where} ${first?.en}`,
  });
}
