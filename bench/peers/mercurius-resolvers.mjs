import * as sql from './mercurius-sql.mjs';
import { grouped, rows } from './pool.mjs';
import { name, place, rating } from './shapes.mjs';

const province = (row) => ({
  code: row.code,
  name: name(row),
  region: { th: row.region_th },
  districtCount: row.district_count,
  subdistrictCount: row.subdistrict_count,
  villageCount: row.village_count,
  areaKm2: row.area_km2,
});

const localGovernment = (row) => ({
  id: row.id,
  code: row.code,
  type: row.type,
  name: name(row),
  district: { th: row.district_th },
  provinceCode: row.province_code,
});

const assessment = (row) => ({
  releaseId: row.release_id,
  provinceCode: row.province_code ?? null,
  localGovernmentId: row.local_government_id ?? null,
  year: { year: { be: row.year } },
  percent: row.percent,
  score: row.score,
  full: row.full_mark,
  rating: rating(row),
  ranks: row,
  statistics: { totalCount: row.total_count, assessedCount: row.assessed_count },
});

const dimension = (row) => ({
  id: row.dimension_id,
  releaseId: row.release_id,
  localGovernmentId: row.local_government_id,
  dimension: { number: row.number, name: name(row) },
  percent: row.percent,
  score: row.score,
  full: row.full_mark,
  rating: rating(row),
  rank: place(row.rank ?? null, row.rank_of),
});

const indicator = (row) => ({
  indicator: { number: row.number, name: name(row), pilot: row.pilot },
  applies: row.applies,
  score: row.score,
  full: row.full_mark,
  percent: row.percent,
});

/** A loader: all that is asked on one level comes by one statement, and each parent picks its own. */
const batched = (find, keyOf, parentKey, make) => ({
  async loader(queries) {
    const children = grouped(
      await find(
        queries.map(({ obj }) => obj),
        queries[0].params,
      ),
      keyOf,
    );
    return queries.map(({ obj }) => make(children.get(parentKey(obj)) ?? []));
  },
  opts: { cache: false },
});

const first = (make) => (found) => (found.length === 0 ? null : make(found[0]));
const all = (make) => (found) => found.map(make);
const codes = (parents) => [parents.map(({ code }) => code)];
const ids = (parents) => [parents.map(({ id }) => id)];
const byProvince = (row) => row.province_code;
const byBody = (row) => row.local_government_id;
const code = (parent) => parent.code;
const id = (parent) => parent.id;
const subject = (parent) =>
  `${parent.releaseId} ${parent.provinceCode ?? ''} ${parent.localGovernmentId ?? ''}`;
const subjectOf = (row) => `${row.release_id} ${row.province_code ?? ''} ${row.local_government_id ?? ''}`;

const ofProvinces = (parents, year) =>
  rows('province-results', sql.provinceResults, [...codes(parents), year]);
const ofBodies = (parents, year) => rows('body-results', sql.bodyResults, [...ids(parents), year]);

/** The children of results, of bodies or of public levels, whichever the parents are. */
async function dimensionsOf(parents) {
  const releases = parents.map(({ releaseId }) => releaseId);
  if (parents[0].localGovernmentId !== null)
    return rows('body-dimensions', sql.bodyDimensions, [
      releases,
      parents.map((parent) => parent.localGovernmentId),
    ]);
  return rows('public-dimensions', sql.publicDimensions, [
    releases,
    parents.map((parent) => parent.provinceCode),
  ]);
}

const indicatorsOf = (parents) =>
  rows('indicators', sql.indicators, [
    parents.map((parent) => parent.releaseId),
    parents.map((parent) => parent.localGovernmentId),
  ]);

/** Within a dimension of a body's result. */
const ofDimension = (parent) => `${parent.releaseId} ${parent.localGovernmentId} ${parent.id}`;
const ofDimensionRow = (row) => `${row.release_id} ${row.local_government_id} ${row.dimension_id}`;

export const resolvers = {
  Query: {
    nation: () => ({}),
    province: async (_, args) => {
      const [found] = await rows('provinces-by-code', sql.provincesByCode, [[args.code]]);
      return found === undefined ? null : province(found);
    },
    provinces: async () => (await rows('provinces', sql.provinces, [])).map(province),
    localGovernment: async (_, args) => {
      const [found] = await rows('body-by-code', sql.bodyByCode, [args.code]);
      return found === undefined ? null : localGovernment(found);
    },
    localGovernments: async (_, { first: most, filter }) => ({
      nodes: (await rows('ranking', sql.ranking, [filter.types, filter.year, most])).map(localGovernment),
    }),
  },
  Nation: {
    assessment: async (_, { year }) => first(assessment)(await rows('nation', sql.nationResult, [year])),
  },
  Assessment: {
    rank(parent, { in: scope }) {
      const { ranks } = parent;
      if (scope === 'PROVINCE') return place(ranks.province_rank, ranks.province_rank_of);
      if (scope === 'TYPE') return place(ranks.type_rank, ranks.type_rank_of);
      return place(ranks.rank, ranks.rank_of);
    },
  },
};

export const loaders = {
  Province: {
    localGovernmentCounts: batched(
      (parents) => rows('counts', sql.counts, codes(parents)),
      byProvince,
      code,
      (byType) => ({ byType }),
    ),
    assessment: batched(
      (parents, { year }) => ofProvinces(parents, year),
      byProvince,
      code,
      first(assessment),
    ),
    assessments: batched((parents) => ofProvinces(parents, null), byProvince, code, all(assessment)),
    localGovernments: batched(
      (parents, { first: most }) => rows('page', sql.page, [...codes(parents), most]),
      byProvince,
      code,
      (found) => ({ nodes: found.map(localGovernment) }),
    ),
  },
  LocalGovernment: {
    province: batched(
      (parents) =>
        rows('provinces-by-code', sql.provincesByCode, [parents.map((parent) => parent.provinceCode)]),
      code,
      (parent) => parent.provinceCode,
      first(province),
    ),
    assessment: batched(
      (parents, { year }) =>
        year ? ofBodies(parents, year) : rows('latest', sql.latestResults, ids(parents)),
      byBody,
      id,
      first(assessment),
    ),
    assessments: batched((parents) => ofBodies(parents, null), byBody, id, all(assessment)),
  },
  Assessment: {
    dimensions: batched(dimensionsOf, subjectOf, subject, all(dimension)),
    byType: batched(
      (parents) => rows('types', sql.types, [parents.map(({ releaseId }) => releaseId)]),
      subjectOf,
      subject,
      (found) =>
        found.map((row) => ({ ...row, totalCount: row.total_count, assessedCount: row.assessed_count })),
    ),
  },
  DimensionScore: {
    indicators: batched(indicatorsOf, ofDimensionRow, ofDimension, all(indicator)),
  },
};
