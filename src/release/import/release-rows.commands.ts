import { createHash } from 'node:crypto';
import type { DataSource, EntityManager } from 'typeorm';
import type { Finding } from '../../import/finding.js';
import { findDemoNation, holdRegistry } from '../../local-government/registry/registry.queries.js';
import { type Refused, refuse, UserErrorCode } from '../../user-errors.js';
import type { Doer } from '../../viewer/viewer.js';
import { once } from '../once.js';
import type { Done } from '../release.commands.js';
import { administers } from '../release.policy.js';
import { findReleasesOfYear, lockYear } from '../release.queries.js';
import * as refusals from '../release-refusals.js';
import { writeDraft } from './draft.js';
import { findBodies } from './results.queries.js';
import { takeIn, type ResultsImport } from './results.commands.js';
import { rowsSource, type GivenRow } from './rows-source.js';

interface Key {
  readonly idempotencyKey?: string | null | undefined;
}

export interface CreateReleaseInput extends Key {
  /** Of the Buddhist Era. */
  readonly year: number;
  readonly note?: string | null | undefined;
}

/** Opens a draft in which nobody is assessed yet, to bring rows into: it is complete as it is, and stays so. */
export async function createRelease(
  database: DataSource | EntityManager,
  { viewer, origin }: Doer,
  input: CreateReleaseInput,
): Promise<Done> {
  if (!administers(viewer)) return refuse(UserErrorCode.NOT_ALLOWED, [], refusals.mayNotImport);
  const { year, note, idempotencyKey: key } = input;
  const actor = viewer.username;
  return once(
    database,
    { viewer, key, input: { deed: 'createRelease', year, note } },
    async (db): Promise<Done> => {
      if (await findDemoNation(db)) return demoNation;
      await holdRegistry(db);
      if (!(await lockYear(db, year))) return refusals.noSuchYear(year);
      const bodies = await findBodies(db, year);
      if (bodies.length === 0) return noRegistry;
      const draft = { year, note: note?.trim() || null, createdBy: actor, origin };
      const release = await writeDraft(db, draft, {
        plan: { release: null, bodies },
        rows: new Map(),
        files: [],
        how: null,
      });
      return { ok: true, release };
    },
  );
}

export interface ImportRowsInput extends Key {
  /** Of the Buddhist Era. */
  readonly year: number;
  /** Of the draft. */
  readonly number: number;
  readonly rows: readonly GivenRow[];
  readonly accept: boolean;
  readonly acceptChanges: boolean;
  readonly dryRun: boolean;
}

export type RowsImport =
  | ({ readonly ok: true; readonly findings: readonly Finding[] } & ResultsImport)
  | (Refused & { readonly findings: readonly Finding[] });

/**
 * Brings rows into a draft: those of the bodies that they name are replaced and no others, so that a year can be sent in
 * pieces, in any order. All of the rows, or nothing and everything that is wrong with them.
 */
export async function importRows(
  database: DataSource | EntityManager,
  { viewer, origin }: Doer,
  { idempotencyKey, ...input }: ImportRowsInput,
): Promise<RowsImport> {
  const refused = (why: Refused): RowsImport => ({ ...why, findings: [] });
  if (!administers(viewer)) return refused(refuse(UserErrorCode.NOT_ALLOWED, [], refusals.mayNotImport));
  const { year, number, rows, accept, acceptChanges, dryRun } = input;
  const actor = viewer.username;
  // A trial does nothing, so there is nothing to do but once.
  const key = dryRun ? null : idempotencyKey;
  const done = await once(
    database,
    { viewer, key, input: { deed: 'importResults', ...input } },
    async (db): Promise<RowsImport> => {
      // In the order in which a file's import takes them.
      await holdRegistry(db);
      if (!(await lockYear(db, year))) return refused(refusals.noSuchYear(year));
      const releases = await findReleasesOfYear(db, year);
      const release = releases.find((each) => each.number === number);
      if (!release) return refused(refusals.noSuchRelease(year, number, releases));
      if (release.state !== 'DRAFT') return refused(refusals.notADraft(release));
      const sha256 = createHash('sha256').update(JSON.stringify(rows)).digest('hex');
      const taking = {
        ...{ year, into: number, bodiesOnly: true, note: null, createdBy: actor, origin },
        ...{ accept, acceptChanges, dryRun },
      };
      const imported = await takeIn(db, taking, [rowsSource(rows, sha256)]);
      if (!imported.ok)
        return { ...rowsRefused(imported.findings), findings: [...imported.findings, ...imported.notes] };
      return { ...imported, findings: imported.notes };
    },
  );
  return 'findings' in done ? done : refused(done);
}

function rowsRefused(findings: readonly Finding[]): Refused {
  const onlyWarnings = findings.every(({ severity }) => severity === 'warning');
  return refuse(UserErrorCode.ROWS_REFUSED, ['rows'], {
    th: `ไม่ได้นำเข้า: มี ${findings.length} รายการต้องแก้ไข${onlyWarnings ? 'หรือยืนยันด้วย accept' : ''}`,
    en: `Nothing was imported: ${findings.length} to put right${onlyWarnings ? ', or to confirm with "accept"' : ''}.`,
  });
}

const noRegistry: Refused = refuse(UserErrorCode.NO_REGISTRY, [], {
  th: 'ยังไม่มีทะเบียน อปท.',
  en: 'There is no local government in the registry yet.',
});

const demoNation: Refused = refuse(UserErrorCode.DEMO_NATION, [], {
  th: 'ฐานข้อมูลนี้เป็นข้อมูลสมมติสำหรับสาธิต จึงไม่นำเข้าข้อมูล',
  en: 'This database holds the invented demo nation: nothing is imported into it.',
});
