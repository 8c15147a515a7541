import type { DataSource, EntityManager } from 'typeorm';
import { recordDeed } from '../../audit/record.queries.js';
import { rolledBack } from '../../database/rolled-back.js';
import { demoNationRefuses } from '../../import/demo-nation.js';
import { finding, inFileOrder, type Finding, type Imported } from '../../import/finding.js';
import { findDemoNation } from '../../local-government/registry/registry.queries.js';
import type { SourceFile } from '../../release/import/open-files.js';
import { administers } from '../../release/release.policy.js';
import { lockYear } from '../../release/release.queries.js';
import { mayNotImport } from '../../release/release-refusals.js';
import type { Doer } from '../../viewer/viewer.js';
import { checkFramework, mergedWith } from './framework-check.js';
import { changesMeaning, differenceOf, type FrameworkChange } from './framework-difference.js';
import * as say from './framework-findings.js';
import { readFramework, type FrameworkFile } from './framework-reader.js';
import {
  emptyDrafts,
  findFilledReleases,
  findFrameworkLines,
  lockFrameworks,
  type FilledRelease,
} from './framework.queries.js';
import { writeFramework } from './write-framework.queries.js';

export interface FrameworkOptions {
  /** Of the Buddhist Era. */
  readonly year: number;
  /** Confirms what the file changes of a framework that is there. */
  readonly acceptChanges?: boolean;
  /** Does all of it, and takes it back. */
  readonly dryRun?: boolean;
}

export interface FrameworkImport {
  readonly year: number;
  /** Numbers of drafts that were worked out by the framework before, and hold nothing now. */
  readonly emptied: readonly number[];
  /** False after a dry run. */
  readonly written: boolean;
}

export type FrameworkOutcome = Imported<FrameworkImport> & { readonly changes: readonly FrameworkChange[] };

/**
 * Takes in how the results of a year are made: its method, pass mark, dimensions, ratings and indicators, all of the
 * file or nothing and everything that is wrong with it. Parts that the file has no row of stay as they are. What was
 * public keeps its meaning: the framework under it can be added to and not changed.
 */
export async function importFramework(
  database: DataSource,
  { viewer, origin }: Doer,
  { file, ...options }: FrameworkOptions & { readonly file: SourceFile },
): Promise<FrameworkOutcome> {
  if (!administers(viewer)) return refused([finding({}, mayNotImport.th, mayNotImport.en)]);
  // Before anything is held: a large workbook takes seconds.
  const read = await readFramework(file);
  const take = (db: EntityManager) =>
    takeIn(db, { ...options, read, name: file.name, actor: viewer.username, origin });
  return options.dryRun ? rolledBack(database, take) : database.transaction(take);
}

interface Taking extends FrameworkOptions {
  readonly read: FrameworkFile;
  /** Of the file. */
  readonly name: string;
  readonly actor: string;
  readonly origin: string;
}

async function takeIn(db: EntityManager, taking: Taking): Promise<FrameworkOutcome> {
  const { year, read } = taking;
  if (await findDemoNation(db)) return refused([demoNationRefuses]);
  if (read.findings.length > 0) return refused(inFileOrder(read.findings), [], read.notes);
  await lockFrameworks(db);
  await lockYear(db, year);
  const known = await findFrameworkLines(db, year);
  const lines = mergedWith(read.lines, known);
  const changes = differenceOf(known, lines);
  const releases = await findFilledReleases(db, year);
  const touched = (release: FilledRelease) => changes.some((change) => changesMeaning(change, release));
  const emptied = releases.filter((release) => release.isDraft && touched(release));
  const shown = releases.filter(({ isDraft }) => !isDraft);
  const forbidden = changes.filter((change) => shown.some((release) => changesMeaning(change, release)));
  const wrong = [
    ...checkFramework(lines, read.sheet),
    ...forbidden.map((change) =>
      say.isPublic(
        change,
        shown.filter((each) => changesMeaning(change, each)),
        taking,
      ),
    ),
  ];
  if (wrong.length > 0) return refused(inFileOrder(wrong), changes, read.notes);
  const confirm = changes.filter(({ before }) => before !== null).length;
  const asks = confirm > 0 || emptied.length > 0;
  if (asks && !taking.acceptChanges && !taking.dryRun)
    return refused([say.toConfirm(confirm, emptied)], changes, read.notes);

  const numbers = emptied.map(({ number }) => number);
  if (changes.length > 0) {
    await emptyDrafts(
      db,
      emptied.map(({ id }) => id),
    );
    await writeFramework(db, year, lines);
    await record(db, taking, { changes, emptied: numbers });
  }
  const notes = [...read.notes, ...numbers.map((number) => say.isEmptied(year, number))];
  return { ok: true, year, emptied: numbers, written: !taking.dryRun, notes, changes };
}

const refused = (
  findings: readonly Finding[],
  changes: readonly FrameworkChange[] = [],
  notes: readonly Finding[] = [],
): FrameworkOutcome => ({ ok: false, findings, notes, changes });

async function record(
  db: EntityManager,
  { read, year, name, actor, origin }: Taking,
  { changes, emptied }: { changes: readonly FrameworkChange[]; emptied: readonly number[] },
): Promise<void> {
  await recordDeed(db, {
    ...{ action: 'IMPORT_FRAMEWORK', actor, origin, subject: String(year) },
    before: { changed: changes.flatMap(({ before }) => before ?? []) },
    after: { changed: changes.flatMap(({ after }) => after ?? []), emptiedDrafts: emptied },
    file: { name, sha256: read.sha256 },
  });
}
