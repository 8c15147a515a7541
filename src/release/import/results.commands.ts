import type { DataSource, EntityManager } from 'typeorm';
import { demoNationRefuses } from '../../import/demo-nation.js';
import { finding, inFileOrder, note, type Finding, type Imported } from '../../import/finding.js';
import { findDemoNation, holdRegistry } from '../../local-government/registry/registry.queries.js';
import { findFramework, findYears, type Framework } from '../framework.queries.js';
import { findReleasesOfYear } from '../release.queries.js';
import type { ReleaseRow } from '../release.row.js';
import { planDraft, writeDraft, type DraftInput } from './draft.js';
import { findDraftRows } from './draft-rows.queries.js';
import { readMapping } from './mapping-file.js';
import { openFiles, type OpenedFile, type SourceFile } from './open-files.js';
import { checkPlausible } from './plausibility.js';
import { findSeveral } from './several-files.js';
import { RegistryIndex } from './registry-index.js';
import {
  codesByName,
  findBodies,
  findComparable,
  findIndicatorsOfYear,
  findProvinceMeans,
  findProvinceNames,
  type ProvinceMean,
} from './results.queries.js';
import { settle } from './settle.js';

export interface ResultsInput extends DraftInput {
  readonly files: readonly SourceFile[];
  /** Rows that cannot be matched, settled by hand. */
  readonly mapping?: SourceFile | undefined;
  /** Confirms that rows which fit a body only by another type or a part of its name are meant for it. */
  readonly acceptChanges: boolean;
  /** Confirms the warnings. */
  readonly accept: boolean;
}

export interface ResultsImport {
  readonly release: ReleaseRow;
  /** In the whole of the release. */
  readonly assessed: number;
  /** Bodies of the registry, each of which has a row in the release. */
  readonly total: number;
  readonly files: readonly { readonly name: string; readonly sha256: string }[];
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
  const files = await openFiles(input.files);
  return database.transaction((db) => importFiles(db, input, files));
}

async function importFiles(
  db: EntityManager,
  input: ResultsInput,
  files: readonly OpenedFile[],
): Promise<Imported<ResultsImport>> {
  const refuse = (...findings: Finding[]) => ({ ok: false as const, findings, notes: [] });
  if (await findDemoNation(db)) return refuse(demoNationRefuses);
  const framework = await findFramework(db, input.year);
  if (framework === null || framework.dimensions.length === 0)
    return refuse(await noSuchYear(db, input.year));
  await holdRegistry(db);
  const bodies = await findBodies(db, input.year);
  if (bodies.length === 0) return refuse(emptyRegistry);

  const registry = new RegistryIndex(bodies);
  const names = await findProvinceNames(db);
  const provinces = codesByName(names);
  const mapping = input.mapping && readMapping(input.mapping, registry, provinces);
  const year = { framework, indicators: await findIndicatorsOfYear(db, input.year) };
  const { acceptChanges } = input;
  const { rows, findings } = settle({ files, year, registry, provinces, mapping, acceptChanges });
  const plan = await planDraft(db, input, { rows, bodies, names });
  const before = await findMeansBefore(db, framework);
  const unlikely = checkPlausible({ rows, framework, bodies: plan.bodies, provinceNames: names, before });
  const all = inFileOrder([...findings, ...plan.findings, ...findSeveral(rows, names), ...unlikely]);
  const stops = all.filter(
    ({ severity }) => severity === 'error' || (severity === 'warning' && !input.accept),
  );
  const notes = all.filter((each) => !stops.includes(each));
  if (stops.length > 0) return { ok: false, findings: stops, notes };

  const release = await writeDraft(db, input, { plan, rows, files });
  return {
    ok: true,
    release,
    assessed: (await findDraftRows(db, release.id)).filter(({ assessed }) => assessed).length,
    total: bodies.length,
    files: files.map(({ name, sha256 }) => ({ name, sha256 })),
    notes: [...notes, ...(input.into === undefined ? await noteOlderDrafts(db, release) : [])],
  };
}

/** The provinces' means in what is public of the year before, if the two compare. */
async function findMeansBefore(db: EntityManager, { year }: Framework): Promise<ProvinceMean[]> {
  const releases = await findReleasesOfYear(db, year - 1);
  const release = releases.find(({ state }) => state === 'PUBLISHED');
  return release && (await findComparable(db, year, year - 1)) ? findProvinceMeans(db, release.id) : [];
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

async function noSuchYear(db: EntityManager, year: number): Promise<Finding> {
  const years = (await findYears(db)).join(', ');
  return finding(
    {},
    `ไม่มีปีการประเมิน ${year} มี ${years}`,
    `There is no year of assessment ${year}. There are: ${years}.`,
  );
}

const emptyRegistry = finding(
  {},
  'ยังไม่มีทะเบียน อปท. ให้สั่ง npm run import:registry -- FILE ก่อน',
  'There is no local government in the registry: run "npm run import:registry -- FILE" first.',
);
