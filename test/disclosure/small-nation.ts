import type { DataSource } from 'typeorm';
import { completeRelease } from '../../src/release/complete.js';
import { insertFacts, type AssessmentInput } from '../../src/release/facts.queries.js';
import { createDraft } from '../../src/release/release.commands.js';

export const year = 2559;
const DIMENSIONS = 4;

/** Full mark and score of an indicator that applies. */
export interface Mark {
  readonly full: number;
  readonly score: number;
}

/** A body as a release has it: marks on two indicators that count and one on trial, in each dimension. */
export interface Standing {
  readonly body: number;
  readonly province: string;
  readonly type: string;
  /** By dimension and indicator, from 0; null where it does not apply. No marks at all: not assessed. */
  readonly marks: readonly (readonly (Mark | null)[])[];
}

/** What a body has in one release, by its number. */
export type Standings = readonly Standing[];

export const isAssessed = ({ marks }: Standing): boolean => marks.length > 0;

const types = ['PAO', 'TOWN_MUNICIPALITY', 'SUBDISTRICT_MUNICIPALITY', 'SAO'];
const provinces = ['43', '54', '36', '20'];

/** A nation of two to four provinces. Of every third the results are nearly all of the best. */
export function composeNation(random: () => number): Standing[] {
  const between = (low: number, high: number) => low + Math.floor(random() * (high - low + 1));
  const level = random() < 1 / 3 ? 9.4 : 7;
  return provinces.slice(0, between(2, 4)).flatMap((province, at) =>
    [1, between(0, 2), between(0, 4), between(2, 7)].flatMap((count, type) =>
      Array.from({ length: count }, (_, n): Standing => ({
        ...{ body: 1000 * at + 100 * type + n, province, type: types[type] ?? '' },
        marks: random() < 0.08 ? [] : drawMarks(random, level, type === 0),
      })),
    ),
  );
}

/** The first indicator of the last dimension is not for provincial organizations: other full marks by type. */
export function drawMarks(random: () => number, level: number, isPao: boolean): (Mark | null)[][] {
  return Array.from({ length: DIMENSIONS }, (_, dimension) =>
    [0, 1, 2].map((indicator) =>
      isPao && dimension === 3 && indicator === 0
        ? null
        : { full: 10, score: Math.min(10, Math.max(0, Math.round(level + 4 * (random() - 0.5)))) },
    ),
  );
}

/** Registers the bodies of a nation and its framework; gives what makes a draft of standings. */
export async function register(database: DataSource, nation: Standings) {
  const rows = await database.query<{ id: number }[]>(
    `insert into local_government (code, type, name_th, province_code, district_th, search_text)
     select '6' || province || lpad(n::text, 4, '0'), type, 'ที่ ' || n, province, 'เมือง', ''
       from unnest($1::text[], $2::text[]) with ordinality as b(province, type, n) order by n returning id`,
    [nation.map(({ province }) => province), nation.map(({ type }) => type)],
  );
  const ids = new Map(nation.map(({ body }, at) => [body, rows[at]?.id ?? 0]));
  const dimensions = await database.query<{ id: number }[]>(
    'select id from dimension where year = $1 order by number',
    [year],
  );
  const indicators = await database.query<{ id: number }[]>(
    `insert into indicator (dimension_id, number, name_th, name_en, full_mark, pilot)
     select d, n, 'ตัวชี้วัด', 'Indicator', 10, n = 3
       from unnest($1::integer[]) with ordinality x(d, place), generate_series(1, 3) n order by place, n returning id`,
    [dimensions.map(({ id }) => id)],
  );
  const inputOf = (standing: Standing): AssessmentInput => ({
    ...{
      localGovernmentId: ids.get(standing.body) ?? 0,
      provinceCode: standing.province,
      type: standing.type,
    },
    ...{ nameTh: `ที่ ${standing.body}`, nameEn: null, statusReason: null },
    status: isAssessed(standing) ? 'ASSESSED' : 'NOT_ASSESSED',
    dimensions: standing.marks.map((marks, at) => ({
      dimensionId: dimensions[at]?.id ?? 0,
      ...sumOf(marks.slice(0, 2)),
    })),
    indicators: standing.marks.flatMap((marks, at) =>
      marks.map((mark, n) => ({
        indicatorId: indicators[3 * at + n]?.id ?? 0,
        ...{ full: mark?.full ?? 10, score: mark?.score ?? null },
      })),
    ),
  });
  /** Makes a draft; returns its number. */
  return (standings: Standings): Promise<number> =>
    database.transaction(async (db) => {
      const file = {
        sourceFile: 'small',
        sourceSha256: '0'.repeat(64),
        note: 'Corrected.',
        createdBy: 'test',
      };
      const { id, number } = await createDraft(db, { year, ...file });
      await insertFacts(db, id, standings.map(inputOf));
      await completeRelease(db, id);
      return number;
    });
}

export const sumOf = (marks: readonly (Mark | null)[]): Mark => ({
  full: marks.reduce((sum, mark) => sum + (mark?.full ?? 0), 0),
  score: marks.reduce((sum, mark) => sum + (mark?.score ?? 0), 0),
});

/** The nation corrected: some bodies get other marks, some come, go or change type. */
export function correct(nation: Standings, random: () => number): Standing[] {
  const pick = <T>(items: readonly T[]): T | undefined => items[Math.floor(random() * items.length)];
  const chosen = new Set(
    Array.from({ length: [1, 1, 2, 3, 8][Math.floor(random() * 5)] ?? 1 }, () => pick(nation)?.body),
  );
  return nation.map((standing) => {
    if (!chosen.has(standing.body)) return standing;
    const isPao = standing.type === 'PAO';
    const fresh = drawMarks(random, 7, isPao);
    if (!isAssessed(standing)) return { ...standing, marks: fresh };
    const what = random();
    if (what < 0.2) return { ...standing, marks: [] };
    if (what < 0.4 && !isPao) return { ...standing, type: pick(types.slice(1)) ?? standing.type };
    // One mark of one dimension, or all of them.
    if (what < 0.7)
      return { ...standing, marks: standing.marks.map((old, at) => (at ? old : (fresh[0] ?? old))) };
    return { ...standing, marks: fresh };
  });
}
