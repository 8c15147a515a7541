import type { DataSource, EntityManager } from 'typeorm';
import { rolledBack } from '../../database/rolled-back.js';
import { finding, note, type Finding, type Imported } from '../../import/finding.js';
import { holdRegistry } from '../../local-government/registry/registry.queries.js';
import { compare, type Difference } from '../difference.js';
import { findReleasesOfYear, lockYear } from '../release.queries.js';
import { once, type Keyed } from '../once.js';
import type { ReleaseRow } from '../release.row.js';
import type { UserErrorRow } from '../../user-errors.js';
import { writeDraft } from './draft.js';
import { findDraftRows } from './draft-rows.queries.js';
import { examine, type ExamineInput } from './examine.js';
import { openFiles, sha256Of, type OpenedFile, type SourceFile } from './open-files.js';

export interface TakeInput extends ExamineInput {
  /** Confirms the warnings. */
  readonly accept: boolean;
  /** Does it all, and takes it back: what the draft would change is told, and warnings do not stop it. */
  readonly dryRun?: boolean | undefined;
}

export interface ResultsInput extends TakeInput {
  readonly files: readonly SourceFile[];
  /** Of the caller's choice: the same import under it again is done once. */
  readonly key?: string | undefined;
}

export interface ResultsImport {
  readonly release: ReleaseRow;
  /** In the whole of the release. */
  readonly assessed: number;
  /** Bodies of the registry, each of which has a row in the release. */
  readonly total: number;
  readonly files: readonly { readonly name: string; readonly sha256: string }[];
  /** What it would change; only of a dry run. */
  readonly difference: Difference | null;
}

/**
 * Takes a year's results in as a draft release, or into one: all of the files, or nothing and everything that is wrong
 * with them. The draft is complete, with ranks and statistics, and waits to be published.
 */
export async function importResults(
  database: DataSource,
  input: ResultsInput,
): Promise<Imported<ResultsImport>> {
  // Before anything is held: a large workbook takes seconds.
  const files = await openFiles(input.files, (done, total) => input.onProgress?.('READING', done, total));
  if (input.dryRun || input.key === undefined) return takeIn(database, input, files);
  const done = await once(database, keyed(input, files), (db) => importFiles(db, input, files));
  return 'userErrors' in done ? { ok: false, findings: done.userErrors.map(inWords), notes: [] } : done;
}

/** Whoever brings files in keeps the database, and what is asked is told by the bytes of the files. */
function keyed({ key, createdBy, ...input }: ResultsInput, files: readonly OpenedFile[]): Keyed {
  const { year, into, note: text, accept, acceptChanges, largestMove, mapping } = input;
  return {
    ...{ key, viewer: { role: 'ADMIN', accountId: 0, username: createdBy } },
    input: {
      ...{ deed: 'importFiles', year, into, note: text, accept, acceptChanges, largestMove },
      files: files.map(({ name, sha256 }) => ({ name, sha256 })),
      mapping: mapping && sha256Of(mapping.bytes),
    },
  };
}

const inWords = ({ message: { th, en } }: UserErrorRow): Finding => finding({}, th, en);

/** Takes in what is opened already, whichever door it came by. */
export function takeIn(
  database: DataSource | EntityManager,
  input: TakeInput,
  files: readonly OpenedFile[],
): Promise<Imported<ResultsImport>> {
  const run = (db: EntityManager) => importFiles(db, input, files);
  return input.dryRun ? rolledBack(database, run) : database.transaction(run);
}

async function importFiles(
  db: EntityManager,
  input: TakeInput,
  files: readonly OpenedFile[],
): Promise<Imported<ResultsImport>> {
  // Held from the first look at the framework on, so that nobody changes it before the marks are written by it.
  await holdRegistry(db);
  await lockYear(db, input.year);
  input.onProgress?.('CHECKING', 0, 1);
  const { ready, findings } = await examine(db, input, files);
  input.onProgress?.('CHECKING', 1, 1);
  // A dry run is how whoever is to accept the warnings sees what they are about.
  const isAccepted = input.accept || input.dryRun === true;
  const stops = findings.filter(
    ({ severity }) => severity === 'error' || (severity === 'warning' && !isAccepted),
  );
  const notes = findings.filter((each) => !stops.includes(each));
  if (stops.length > 0 || ready === null) return { ok: false, findings: stops, notes };

  const accepted = notes.filter(({ severity }) => severity === 'warning');
  const how = { accepted, acceptChanges: input.acceptChanges, mapping: input.mapping };
  const release = await writeDraft(db, input, { ...ready, files, how });
  return {
    ok: true,
    release,
    assessed: (await findDraftRows(db, release.id)).filter(({ assessed }) => assessed).length,
    total: ready.total,
    files: files.map(({ name, sha256 }) => ({ name, sha256 })),
    difference: input.dryRun ? await compare(db, release) : null,
    notes: [...notes, ...(input.into === undefined ? await noteOlderDrafts(db, release) : [])],
  };
}

export interface ResultsCheck {
  /** Whether an import would take it as it is, without a warning to accept. */
  readonly ok: boolean;
  readonly findings: readonly Finding[];
  /** Bodies that have a row with marks. */
  readonly assessed: number;
}

/** Reads and checks files as an import does, tells everything there is to say of them, and writes nothing. */
export async function checkResults(
  database: DataSource,
  input: ExamineInput & { readonly files: readonly SourceFile[] },
): Promise<ResultsCheck> {
  const files = await openFiles(input.files, (done, total) => input.onProgress?.('READING', done, total));
  input.onProgress?.('CHECKING', 0, 1);
  const { ready, findings } = await rolledBack(database, (db) => examine(db, input, files));
  input.onProgress?.('CHECKING', 1, 1);
  const rows = [...(ready?.rows.values() ?? [])];
  return {
    ok: findings.every(({ severity }) => severity === 'note'),
    findings,
    assessed: rows.filter(({ marks }) => marks.length > 0).length,
  };
}

async function noteOlderDrafts(db: EntityManager, release: ReleaseRow): Promise<Finding[]> {
  const releases = await findReleasesOfYear(db, release.year);
  const older = releases
    .filter(({ id, state }) => id !== release.id && state === 'DRAFT')
    .map(({ number }) => number);
  if (older.length === 0) return [];
  return [
    note(
      {},
      `ปี ${release.year} มีฉบับร่างเก่ากว่าอยู่แล้ว: ชุดที่ ${older.join(', ')}`,
      `${release.year} has an older draft already: release ${older.join(', ')}.`,
    ),
  ];
}
