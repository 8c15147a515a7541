import { postgraphile } from './plain-postgraphile.mjs';

/** The order of types is no part of what is asked. */
const byType = (rows) => rows.toSorted((one, other) => (one.type < other.type ? -1 : 1));

const named = (row) => ({ code: row.code, nameTh: row.name.th, nameEn: row.name.en });
const scores = (row) => ({ percent: row.percent, score: row.score, full: row.full });
const rank = (row) => (row.rank === null ? null : [row.rank.place, row.rank.of]);
const rating = (row) => row.rating?.level ?? null;
const dimension = (row) => ({
  number: row.dimension.number,
  nameTh: row.dimension.name?.th,
  percent: row.percent,
});
const counts = ({ statistics }) => [statistics.totalCount, statistics.assessedCount];
const trend = (results) =>
  results.map((row) => ({
    year: row.year.year.be,
    percent: row.percent,
    rating: rating(row),
    dimensions: row.dimensions.map(dimension),
  }));

const ours = {
  Q1: ({ nation: { assessment } }) => ({
    ...scores(assessment),
    rating: rating(assessment),
    counts: counts(assessment),
    dimensions: assessment.dimensions.map((row) => ({
      ...dimension(row),
      nameEn: row.dimension.name.en,
      rating: rating(row),
    })),
    types: byType(assessment.byType),
  }),
  Q2: ({ province }) => ({
    ...named(province),
    region: province.region.th,
    facts: [province.districtCount, province.subdistrictCount, province.villageCount, province.areaKm2],
    types: byType(province.localGovernmentCounts.byType),
    ...scores(province.assessment),
    rating: rating(province.assessment),
    rank: rank(province.assessment),
    counts: counts(province.assessment),
    dimensions: province.assessment.dimensions.map((row) => ({ ...dimension(row), rank: rank(row) })),
  }),
  Q3: ({ province }) => ({
    ...named(province),
    bodies: province.localGovernments.nodes.map((row) => ({
      ...named(row),
      type: row.type,
      district: row.district.th,
      ...scores(row.assessment),
      rating: rating(row.assessment),
      rank: rank(row.assessment),
      dimensions: row.assessment.dimensions.map((d) => ({
        ...dimension(d),
        ...scores(d),
        rating: rating(d),
      })),
    })),
  }),
  Q4: ({ provinces }) =>
    provinces.map((row) => ({
      ...named(row),
      trend: trend(row.assessments),
      ranks: row.assessments.map(rank),
    })),
  Q5: ({ localGovernment: body }) => ({
    ...named(body),
    trend: trend(body.assessments),
    ranks: body.assessments.map(rank),
    province: { ...named(body.province), trend: trend(body.province.assessments) },
  }),
  Q6: ({ localGovernments }) =>
    localGovernments.nodes.map((row) => ({
      ...named(row),
      type: row.type,
      percent: row.assessment.percent,
      score: row.assessment.score,
      rating: rating(row.assessment),
      rank: rank(row.assessment),
      province: named(row.province),
    })),
  Q7: ({ localGovernment: body }) => ({
    ...named(body),
    percent: body.assessment.percent,
    indicators: body.assessment.dimensions.flatMap((row) =>
      row.indicators.map(({ indicator, ...marks }) => ({
        dimension: row.dimension.number,
        number: indicator.number,
        nameTh: indicator.name.th,
        pilot: indicator.pilot,
        ...marks,
      })),
    ),
  }),
};

/** The values of each answer without the shape of its schema: what is compared. */
export const plain = { ours, postgraphile };
