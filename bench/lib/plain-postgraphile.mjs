/** Its decimals are texts. */
const number = (value) => (value === null ? null : Number(value));
const byType = (rows) => rows.toSorted((one, other) => (one.type < other.type ? -1 : 1));

const named = (row) => ({ code: row.code, nameTh: row.nameTh, nameEn: row.nameEn });
const scores = (row) => ({
  percent: number(row.percent),
  score: number(row.score),
  full: number(row.fullMark),
});
const place = (at, of) => (at === null ? null : [at, of]);
const rank = (row) => place(row.rank, row.rankOf);
const rankInProvince = (row) => place(row.provinceRank, row.provinceRankOf);
const dimension = (row) => ({ number: row.number, nameTh: row.nameTh, percent: number(row.percent) });
const counts = (row) => [row.totalCount, row.assessedCount];
const trend = ({ nodes }) =>
  nodes.map((row) => ({
    year: row.year,
    percent: number(row.percent),
    rating: row.rating,
    dimensions: row.dimensions.nodes.map(dimension),
  }));

/** The values of PostGraphile's answers, as `plain.mjs` has ours. */
export const postgraphile = {
  Q1: ({ nationResultByYear: nation }) => ({
    ...scores(nation),
    rating: nation.rating,
    counts: counts(nation),
    dimensions: nation.dimensions.nodes.map((row) => ({
      ...dimension(row),
      nameEn: row.nameEn,
      rating: row.rating,
    })),
    types: byType(nation.types.nodes.map((row) => ({ ...row, percent: number(row.percent) }))),
  }),
  Q2({ provinceByCode: province }) {
    const [result] = province.results.nodes;
    return {
      ...named(province),
      region: province.regionTh,
      facts: [
        province.districtCount,
        province.subdistrictCount,
        province.villageCount,
        number(province.areaKm2),
      ],
      types: byType(province.counts.nodes),
      ...scores(result),
      rating: result.rating,
      rank: rank(result),
      counts: counts(result),
      dimensions: result.dimensions.nodes.map((row) => ({ ...dimension(row), rank: rank(row) })),
    };
  },
  Q3: ({ provinceByCode: province }) => ({
    ...named(province),
    bodies: province.localGovernments.nodes.map(({ latest, ...row }) => ({
      ...named(row),
      type: row.type,
      district: row.districtTh,
      ...scores(latest),
      rating: latest.rating,
      rank: rankInProvince(latest),
      dimensions: latest.dimensions.nodes.map((d) => ({ ...dimension(d), ...scores(d), rating: d.rating })),
    })),
  }),
  Q4: ({ allProvinces }) =>
    allProvinces.nodes.map((row) => ({
      ...named(row),
      trend: trend(row.results),
      ranks: row.results.nodes.map(rank),
    })),
  Q5: ({ localGovernmentByCode: body }) => ({
    ...named(body),
    trend: trend(body.results),
    ranks: body.results.nodes.map(rankInProvince),
    province: { ...named(body.province), trend: trend(body.province.results) },
  }),
  Q6: ({ allRankeds }) =>
    allRankeds.nodes.map((row) => ({
      ...named(row),
      type: row.type,
      percent: number(row.percent),
      score: number(row.score),
      rating: row.rating,
      rank: place(row.typeRank, row.typeRankOf),
      province: named(row.province),
    })),
  Q7({ localGovernmentByCode: body }) {
    const [result] = body.results.nodes;
    return {
      ...named(body),
      percent: number(result.percent),
      indicators: result.indicators.nodes.map(({ fullMark, ...row }) => ({
        ...row,
        score: number(row.score),
        full: number(fullMark),
        percent: number(row.percent),
      })),
    };
  },
};
