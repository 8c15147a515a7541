import { createHash } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { finding, note, warning, type Finding } from '../../import/finding.js';
import { completeRelease } from '../complete.js';
import { insertFacts } from '../facts.queries.js';
import { createDraft } from '../release.commands.js';
import { findAgain, findReleasesOfYear, lockYear } from '../release.queries.js';
import type { ReleaseRow } from '../release.row.js';
import { assessmentInputs, type MarkedRow } from './assessment-inputs.js';
import { addSource, deleteDraftRows, findDraftRows, type DraftRow } from './draft-rows.queries.js';
import type { OpenedFile } from './open-files.js';
import { filled, type How, recordImport } from './record-import.js';
import type { Body } from './registry-index.js';
import { sourceName } from './rows-source.js';

/** The draft that is to be written. */
export interface DraftPlan {
  /** Null where a new one is to be made. */
  readonly release: ReleaseRow | null;
  /** Bodies whose rows are written; those they have in the draft are taken out first. */
  readonly bodies: readonly Body[];
  /** Rows that the draft keeps. */
  readonly kept: readonly DraftRow[];
  readonly findings: readonly Finding[];
}

export interface DraftInput {
  /** Of the Buddhist Era. */
  readonly year: number;
  /** The number of the draft whose provinces are replaced; without one, a new draft. */
  readonly into?: number | undefined;
  /** Of such a draft only the bodies that have a row are replaced, and not all of their provinces. */
  readonly bodiesOnly?: boolean | undefined;
  readonly note: string | null;
  readonly createdBy: string;
  /** From where; the command line by default. */
  readonly origin?: string | undefined;
  readonly onProgress?: OnProgress | undefined;
}

/** What takes long in an import, in the order in which it is done. */
export type Stage = 'READING' | 'CHECKING' | 'WRITING' | 'COUNTING';

export type OnProgress = (stage: Stage, done: number, total: number) => void;

/** Which rows an import writes: those of all bodies into a new draft, those of its provinces into one that is there. */
export async function planDraft(
  db: EntityManager,
  { year, into, bodiesOnly = false }: DraftInput,
  {
    rows,
    bodies,
    names,
  }: { rows: ReadonlyMap<Body, MarkedRow>; bodies: readonly Body[]; names: ReadonlyMap<string, string> },
): Promise<DraftPlan> {
  if (into === undefined) return { release: null, bodies, kept: [], findings: [] };
  await lockYear(db, year);
  const releases = await findReleasesOfYear(db, year);
  const release = releases.find(({ number }) => number === into);
  if (release?.state !== 'DRAFT')
    return { release: null, bodies: [], kept: [], findings: [noDraft(year, into, releases)] };
  const there = await findDraftRows(db, release.id);
  const provinces = new Set([...rows.keys()].map(({ provinceCode }) => provinceCode));
  const known = new Set(there.map(({ localGovernmentId }) => localGovernmentId));
  const isReplaced = (body: Body) => (bodiesOnly ? rows.has(body) : provinces.has(body.provinceCode));
  const affected = bodies.filter((body) => isReplaced(body) || !known.has(body.id));
  const written = new Set(affected.map(({ id }) => id));
  const old = there.filter(({ localGovernmentId }) => written.has(localGovernmentId));
  const findings = [...provinces]
    .sort()
    .flatMap((code) => replaced({ code, into, there: old, rows, name: names.get(code) ?? code }));
  return { release, bodies: affected, kept: there.filter((row) => !old.includes(row)), findings };
}

/** Says that a province is replaced, and asks where a body loses the result that it has. */
function replaced({
  code,
  into,
  there,
  rows,
  name,
}: {
  code: string;
  into: number;
  there: readonly DraftRow[];
  rows: ReadonlyMap<Body, MarkedRow>;
  name: string;
}): Finding[] {
  const old = there.filter(({ provinceCode, assessed }) => provinceCode === code && assessed);
  if (old.length === 0) return [];
  const given = new Set([...rows].filter(([, { marks }]) => marks.length > 0).map(([{ id }]) => id));
  const lost = old.filter(({ localGovernmentId }) => !given.has(localGovernmentId)).length;
  const found = note(
    { value: name },
    `ผลของจังหวัด${name} ในฉบับร่างที่ ${into} (${old.length} แห่ง) ถูกแทนที่ด้วยไฟล์นี้`,
    `The results of ${name} in draft ${into}, ${old.length} of them, are replaced by those of this import.`,
  );
  if (lost === 0) return [found];
  return [
    found,
    warning(
      { value: name },
      `จังหวัด${name}: ${lost} แห่งที่มีผลในฉบับร่างที่ ${into} ไม่มีผลในไฟล์นี้ และจะกลายเป็นไม่ได้รับการประเมิน`,
      `${lost} of ${name} have a result in draft ${into} and none in this import: they would become not assessed.`,
    ),
  ];
}

function noDraft(year: number, into: number, releases: readonly ReleaseRow[]): Finding {
  const list = releases.map(({ number, state }) => `${number} ${state}`).join(', ') || '–';
  return finding(
    {},
    `ปี ${year} ไม่มีฉบับร่างที่ ${into} ให้นำเข้าเพิ่ม (มี ${list})`,
    `${year} has no draft ${into} to import into. There are: ${list}.`,
  );
}

/** Writes a draft as planned, with its ranks and statistics. Inside the caller's transaction. */
export async function writeDraft(
  db: EntityManager,
  input: DraftInput,
  {
    plan,
    rows,
    files,
    how,
  }: {
    plan: Pick<DraftPlan, 'release' | 'bodies'>;
    rows: ReadonlyMap<Body, MarkedRow>;
    files: readonly Pick<OpenedFile, 'name' | 'sha256'>[];
    /** Null where the draft is only opened. */
    how: How | null;
  },
): Promise<ReleaseRow> {
  const source = {
    sourceFile: files.map(({ name }) => name).join(', ') || sourceName,
    sourceSha256: hashOf(files),
  };
  const { year, note: text, createdBy, origin } = input;
  const before = plan.release && (await filled(db, plan.release));
  const { id } = plan.release ?? (await createDraft(db, { ...source, year, note: text, createdBy }));
  if (plan.release) {
    await deleteDraftRows(
      db,
      id,
      plan.bodies.map((body) => body.id),
    );
    await addSource(db, id, { file: source.sourceFile, sha256: source.sourceSha256, by: createdBy });
  }
  const inputs = assessmentInputs(plan.bodies, rows);
  await insertFacts(db, id, inputs, (done) => input.onProgress?.('WRITING', done, plan.bodies.length));
  await completeRelease(db, id, (done, total) => input.onProgress?.('COUNTING', done, total));
  // As it is now: what came ended an approval.
  const release = await findAgain(db, { id, year });
  const provinces = [...new Set([...rows.keys()].map(({ provinceCode }) => provinceCode))].sort();
  await recordImport(db, {
    ...{ release, before, source, files, how, createdBy, origin, provinces, written: plan.bodies.length },
  });
  return release;
}

/** Of one file its own; of several that of their hashes and names, as `sha256sum` lists them. */
function hashOf(files: readonly Pick<OpenedFile, 'name' | 'sha256'>[]): string {
  const [first, ...more] = files;
  if (first && more.length === 0) return first.sha256;
  const list = files.map(({ sha256, name }) => `${sha256}  ${name}\n`).join('');
  return createHash('sha256').update(list).digest('hex');
}
