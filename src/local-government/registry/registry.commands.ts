import type { DataSource, EntityManager } from 'typeorm';
import { recordDeed } from '../../audit/record.queries.js';
import { demoNationRefuses } from '../../import/demo-nation.js';
import { inFileOrder, type Finding, type Imported } from '../../import/finding.js';
import { commandLine } from '../../viewer/viewer.js';
import { planRegistry, type RegistryPlan } from './plan-registry.js';
import type { RegistryDifference } from './registry-difference.js';
import { toConfirm } from './registry-findings.js';
import { readRegistry } from './registry-reader.js';
import {
  findDemoNation,
  findProvinceCodes,
  findToday,
  lockRegistry,
  recountBodies,
} from './registry.queries.js';
import { findKnownBodies } from './known-bodies.queries.js';
import { insertChanges, writeBodies } from './write-registry.queries.js';

export interface RegistryImport {
  /** Rows of the file. */
  readonly listed: number;
  /** Of these, bodies the database did not know. */
  readonly added: number;
  /** False after a dry run. */
  readonly written: boolean;
}

/** How a list is taken in. */
export interface RegistryOptions {
  /** Without its folder. */
  readonly fileName?: string;
  readonly importedBy?: string;
  /** The day, in ISO 8601, from which the changes hold whose rows give none. */
  readonly effectiveOn?: string | null;
  /** Confirms what the list changes of bodies that the database knows. */
  readonly acceptChanges?: boolean;
  /** Does all of it, and takes it back. */
  readonly dryRun?: boolean;
}

/** `difference` is null where the file could not be compared. */
export type RegistryOutcome = Imported<RegistryImport> & { readonly difference: RegistryDifference | null };

/**
 * Takes the department's list of local governments into the registry: all of the file, or nothing and everything
 * that is wrong with it.
 * @param bytes of a CSV file or a workbook with the columns dla_code, type, name_th, name_en, province_code and
 *   district_th; docs/operators.md has the others
 */
export async function importRegistry(
  database: DataSource,
  bytes: Uint8Array,
  options: RegistryOptions = {},
): Promise<RegistryOutcome> {
  // Before anything is held: a large workbook takes seconds.
  const list = await readRegistry({ name: options.fileName ?? 'registry', bytes });
  try {
    return await database.transaction((db) => takeIn(db, list, options));
  } catch (error) {
    if (error instanceof DryRun) return error.outcome;
    throw error;
  }
}

/** Thrown at the end of a dry run, so that its transaction is rolled back. */
class DryRun extends Error {
  constructor(readonly outcome: RegistryOutcome) {
    super('A dry run is rolled back.');
  }
}

type List = Awaited<ReturnType<typeof readRegistry>>;

async function takeIn(db: EntityManager, list: List, options: RegistryOptions): Promise<RegistryOutcome> {
  const { rows, notes } = list;
  await lockRegistry(db);
  if (await findDemoNation(db)) return refused([demoNationRefuses], [], null);
  const known = await findKnownBodies(db);
  const plan = planRegistry(list, {
    ...{ known, provinceCodes: new Set(await findProvinceCodes(db)) },
    ...{ effectiveOn: options.effectiveOn ?? null, today: await findToday(db), first: known.length === 0 },
  });
  const { difference, findings } = plan;
  if (findings.length > 0)
    return refused(inFileOrder(findings), notes, list.findings.length > 0 ? null : difference);
  const confirm = plan.first ? 0 : difference.changes.filter(({ kind }) => kind !== 'LISTED').length;
  if (confirm > 0 && !options.acceptChanges && !options.dryRun)
    return refused([toConfirm(confirm)], notes, difference);

  const added = difference.counts.LISTED;
  await write(db, plan, list, options);
  const outcome: RegistryOutcome = {
    ...{ ok: true, listed: rows.length, added, written: !options.dryRun },
    ...{ notes: [...notes, ...plan.notes], difference },
  };
  if (options.dryRun) throw new DryRun(outcome);
  return outcome;
}

const refused = (
  findings: readonly Finding[],
  notes: readonly Finding[],
  difference: RegistryDifference | null,
): RegistryOutcome => ({ ok: false, findings, notes, difference });

async function write(
  db: EntityManager,
  plan: RegistryPlan,
  { sha256 }: List,
  { fileName, importedBy }: RegistryOptions,
): Promise<void> {
  const { difference } = plan;
  await writeBodies(db, plan.bodies);
  await insertChanges(db, difference.changes, {
    ...{ file: fileName ?? 'registry', sha256, importedBy: importedBy ?? 'unknown' },
  });
  await recountBodies(db);
  const { counts, unchanged, absent, changes } = difference;
  const told = changes.filter(({ kind }) => kind !== 'LISTED');
  await recordDeed(db, {
    ...{ action: 'IMPORT_REGISTRY', actor: importedBy ?? null, origin: commandLine },
    before: {
      bodies: plan.known,
      changed: told.map(({ code, kind, before }) => ({ code, kind, ...before })),
    },
    after: {
      ...{ listed: plan.bodies.length, added: counts.LISTED, unchanged, absent },
      changed: told.map(({ code, kind, effectiveOn, after, successor }) => ({
        ...{ kind, effectiveOn, ...after, code, successor },
      })),
    },
    file: { name: fileName ?? null, sha256 },
  });
}
