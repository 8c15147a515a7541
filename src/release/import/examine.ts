import type { EntityManager } from 'typeorm';
import { demoNationRefuses } from '../../import/demo-nation.js';
import { finding, inFileOrder, type Finding } from '../../import/finding.js';
import { findDemoNation, holdRegistry } from '../../local-government/registry/registry.queries.js';
import { findFramework, findYears, type Framework } from '../framework.queries.js';
import { sumOf } from '../marks.js';
import { findReleasesOfYear } from '../release.queries.js';
import type { MarkedRow } from './assessment-inputs.js';
import { planDraft, type DraftInput, type DraftPlan } from './draft.js';
import { readMapping } from './mapping-file.js';
import type { OpenedFile, SourceFile } from './open-files.js';
import { checkPlausible, LARGEST_MOVE, type YearMeans } from './plausibility.js';
import { RegistryIndex, type Body } from './registry-index.js';
import {
  codesByName,
  findBodies,
  findComparable,
  findIndicatorsOfYear,
  findProvinceMeans,
  findProvinceNames,
  findSameMarks,
  type Totals,
} from './results.queries.js';
import { settle } from './settle.js';
import { findSeveral } from './several-files.js';

export interface Examined {
  /** What would be written; null where not even the year or the registry is there. */
  readonly ready: {
    readonly plan: DraftPlan;
    readonly rows: ReadonlyMap<Body, MarkedRow>;
    /** Bodies of the registry. */
    readonly total: number;
  } | null;
  /** All that there is to say, in the order of the files. */
  readonly findings: readonly Finding[];
}

export interface ExamineInput extends DraftInput {
  /** Rows that cannot be matched, settled by hand. */
  readonly mapping?: SourceFile | undefined;
  /** Confirms that rows which fit a body only by another type or a part of its name are meant for it. */
  readonly acceptChanges: boolean;
  /** In points: a province's mean that moves by more needs a word. */
  readonly largestMove?: number | undefined;
}

/** Reads results, finds their bodies, checks every mark, and writes nothing: what every import and check begins with. */
export async function examine(
  db: EntityManager,
  input: ExamineInput,
  files: readonly OpenedFile[],
): Promise<Examined> {
  const refuse = (found: Finding) => ({ ready: null, findings: [found] });
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
  const { bodies: written, kept } = plan;
  const unlikely = checkPlausible({
    ...{ rows, framework, bodies: written, kept, provinceNames: names },
    before: await findMeansBefore(db, framework),
    largestMove: input.largestMove ?? LARGEST_MOVE,
    same: await findSameMarks(db, input.year, totalsOf(rows)),
  });
  return {
    ready: { plan, rows, total: bodies.length },
    findings: inFileOrder([...findings, ...plan.findings, ...findSeveral(rows, names), ...unlikely]),
  };
}

/** The provinces' means in what is public of the year itself, and of the year before if the two compare. */
async function findMeansBefore(db: EntityManager, { year }: Framework): Promise<YearMeans[]> {
  const years = (await findComparable(db, year, year - 1)) ? [year - 1, year] : [year];
  const found: YearMeans[] = [];
  for (const each of years) {
    const releases = await findReleasesOfYear(db, each);
    const release = releases.find(({ state }) => state === 'PUBLISHED');
    if (release) found.push({ year: each, means: await findProvinceMeans(db, release.id) });
  }
  return found;
}

function totalsOf(rows: ReadonlyMap<Body, MarkedRow>): Totals[] {
  return [...rows]
    .filter(([, { marks }]) => marks.length > 0)
    .map(([{ id }, { marks }]) => {
      const sum = (part: 'full' | 'score') => sumOf(marks.map((mark) => mark[part]));
      return { localGovernmentId: id, full: sum('full'), score: sum('score') };
    });
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
