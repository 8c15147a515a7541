import type { Json } from '../support/ask.js';

type Ask = (document: string, options: { variables: object }) => Promise<{ data(): Json }>;

/** What the public is told of one group of bodies in one release. */
export interface Told {
  /** As `2559/1`. */
  readonly release: string;
  readonly province: string | null;
  readonly type: string | null;
  /** Numbers of the dimension and, within it, of the indicator; null: overall. */
  readonly dimension: number | null;
  readonly indicator: number | null;
  readonly count: number;
  readonly percent: number | null;
  readonly suppression: string | null;
  /** All that follows from the mean: null where that is. */
  readonly besides: readonly unknown[];
  readonly spread: { readonly minimum: number; readonly maximum: number } | null;
  readonly spreadSuppression: string | null;
}

const mean = 'assessedCount percent full score suppression';
const means = `query ($year: Year!, $release: Int) {
  nation { assessment(year: $year, release: $release) { ...all } }
  provinces { code assessment(year: $year, release: $release) { ...all } } }
  fragment all on Assessment { percent full score suppression rating { level } passed rank { place }
    statistics { assessedCount distributionSuppression distribution { minimum maximum } }
    byType { type rating { level } ${mean} }
    dimensions { dimension { number } rating { level } rank { place } ${mean}
      byType { type rating { level } ${mean} } } }`;
const indicators = `assessment(year: $year, release: $release) {
  dimensions { dimension { number } indicators { indicator { number } ${mean} } } }`;

/** Reads all that anybody may read of one release, over HTTP and without logging in. */
export async function readRelease(ask: Ask, year: number, number: number): Promise<Told[]> {
  const answer = async (document: string, variables: object = {}): Promise<Json> =>
    (await ask(document, { variables: { year, release: number, ...variables } })).data();
  const all = await answer(means);
  const group = (province: string | null) => ({
    ...{ release: `${year}/${number}`, province, type: null, dimension: null, indicator: null },
  });
  const told = toldOf(all.nation.assessment, group(null));
  const nation = await answer(`query ($year: Year!, $release: Int) { nation { ${indicators} } }`);
  told.push(...toldOfIndicators(nation.nation.assessment, group(null)));
  for (const { code, assessment } of all.provinces) {
    told.push(...toldOf(assessment, group(code)));
    if (assessment.statistics.assessedCount === 0) continue;
    const document = `query ($year: Year!, $release: Int, $code: String!) { province(code: $code) { ${indicators} } }`;
    told.push(...toldOfIndicators((await answer(document, { code })).province.assessment, group(code)));
  }
  return told;
}

type Group = Pick<Told, 'release' | 'province' | 'type' | 'dimension' | 'indicator'>;

function toldOf(assessment: Json, group: Group): Told[] {
  const { assessedCount, distribution, distributionSuppression } = assessment.statistics;
  return [
    {
      ...told({ ...assessment, assessedCount }, group),
      ...{ spread: distribution, spreadSuppression: distributionSuppression },
    },
    ...assessment.byType.map((each: Json) => told(each, { ...group, type: each.type })),
    ...assessment.dimensions.flatMap((each: Json) => {
      const within = { ...group, dimension: each.dimension.number };
      return [
        told(each, within),
        ...each.byType.map((one: Json) => told(one, { ...within, type: one.type })),
      ];
    }),
  ];
}

const toldOfIndicators = (assessment: Json, group: Group): Told[] =>
  assessment.dimensions.flatMap(({ dimension, indicators }: Json) =>
    indicators.map((each: Json) =>
      told(each, { ...group, dimension: dimension.number, indicator: each.indicator.number }),
    ),
  );

function told(answer: Json, group: Group): Told {
  const { assessedCount, percent, suppression, full, score, rating, passed, rank } = answer;
  return {
    ...group,
    ...{ count: assessedCount, percent, suppression, spread: null, spreadSuppression: 'PROTECTS_ANOTHER' },
    besides: [full, score, rating, passed, rank].filter((each) => each !== undefined && each !== null),
  };
}

/** Every release that the public may read now. */
export async function readAll(ask: Ask): Promise<Told[]> {
  const years = (
    await ask('{ assessmentYears { year { be } releases { number state } } }', { variables: {} })
  ).data();
  const all: Told[] = [];
  for (const { year, releases } of years.assessmentYears)
    for (const { number, state } of releases)
      if (state !== 'WITHDRAWN') all.push(...(await readRelease(ask, year.be, number)));
  return all;
}
