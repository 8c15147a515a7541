import type { DataSource } from 'typeorm';
import { demoDatabase } from '../support/database.js';
import { testServer, type TestServer } from '../support/ask.js';
import { follower, solve } from './algebra.js';
import { readRelease, type Told } from './told.js';

// The whole nation, every public release: too large for the unknowns of every body, so those that stand in the same
// means are one unknown, and bounds are narrowed mean by mean, which finds less than linear programming does. Marks on
// indicators are attacked in small nations only.

const years = { 2557: [1], 2558: [1, 2], 2559: [1], 2560: [1] } as const;

let database: DataSource;
let server: TestServer;
beforeAll(async () => {
  database = await demoDatabase();
  server = await testServer(database, { demo: true });
});
afterAll(async () => {
  await server.close();
  await database.destroy();
});

interface Unknown {
  readonly bodies: number[];
  readonly places: ReadonlySet<string>;
}

/** The results of each dimension (null: overall) of a year, grouped by where they stand in all of its releases. */
async function findUnknowns(year: number): Promise<Map<number | null, Unknown[]>> {
  const rows = await database.query<{ dimension: number | null; body: number; places: string[] }[]>(
    `with mark as (
       select a.release_id, a.local_government_id, null::smallint as dimension, a.full_mark, a.score, a.percent
         from assessment a where a.status = 'ASSESSED'
       union all
       select s.release_id, s.local_government_id, d.number, s.full_mark, s.score, s.percent
         from dimension_score s join dimension d on d.id = s.dimension_id)
     select dimension, local_government_id as body,
            array_agg(r.year || '/' || r.number || ' ' || a.province_code || ' ' || a.type order by r.number) as places
       from mark join assessment a using (release_id, local_government_id) join release r on r.id = release_id
      where r.year = $1 group by dimension, body, mark.full_mark, mark.score, mark.percent`,
    [year],
  );
  const tables = new Map<number | null, Map<string, Unknown>>();
  for (const { dimension, body, places } of rows) {
    const table = tables.get(dimension) ?? new Map<string, Unknown>();
    tables.set(dimension, table);
    const found = table.get(places.join()) ?? { bodies: [], places: new Set(places) };
    table.set(places.join(), found);
    found.bodies.push(body);
  }
  return new Map([...tables].map(([dimension, table]) => [dimension, [...table.values()]]));
}

const isIn = ({ release, province, type }: Told, unknown: Unknown): boolean =>
  [...unknown.places].some((place) => {
    const [its, where, kind] = place.split(' ');
    return its === release && (province ?? where) === where && (type ?? kind) === kind;
  });

test.each(Object.entries(years))('what is told of %s gives no single result away', async (year, numbers) => {
  const told: Told[] = [];
  for (const number of numbers)
    told.push(
      ...(await readRelease((document, options) => server.ask(document, options), Number(year), number)),
    );
  const figures = { exact: 0, exactToOne: 0, bounded: 0, smallShown: 0, nullsWithoutReason: 0 };
  for (const each of told) {
    if (each.percent !== null && each.count < 3) figures.smallShown++;
    if ((each.percent === null) !== (each.suppression !== null)) figures.nullsWithoutReason++;
    if (each.percent === null && each.besides.length > 0) figures.nullsWithoutReason++;
  }
  for (const [dimension, unknowns] of await findUnknowns(Number(year))) {
    const means = told
      .filter((each) => each.percent !== null && each.indicator === null && each.dimension === dimension)
      .map((mean) => ({
        mean,
        parts: [...unknowns.entries()].filter(([, each]) => isIn(mean, each)).map(([at]) => at),
      }));
    const open = solve(
      means.map(({ parts }) => new Map(parts.map((at) => [at, 1]))),
      unknowns.length,
    );
    const movements = unknowns.map((_, at) => open.movementOf(new Map([[at, 1]])));
    const few = [...unknowns.keys()].filter((at) => (unknowns[at]?.bodies.length ?? 0) < 3);
    const moves = (at: number) => movements[at] ?? new Float64Array();
    figures.exact += few.filter((at) => moves(at).every((each) => each === 0)).length;
    for (const at of few.filter((each) => unknowns[each]?.bodies.length === 1)) {
      const [body] = unknowns[at]?.bodies ?? [];
      // What it knows of itself, and whose result would follow: a lone body's, or that of who shares a place with it.
      const own = few.filter(
        (each) => unknowns[each]?.bodies.length === 1 && unknowns[each].bodies[0] === body,
      );
      const follows = follower(own.map(moves));
      figures.exactToOne += few.filter((each) => {
        const { bodies = [] } = unknowns[each] ?? {};
        const isOne = bodies.length === 1 || (body !== undefined && bodies.includes(body));
        return isOne && !own.includes(each) && follows(moves(each));
      }).length;
    }
    figures.bounded += countBounded(unknowns, means);
  }

  // Useful all the same: every province and the nation is told of, overall and by dimension.
  const whole = told.filter(({ type, indicator, count }) => type === null && indicator === null && count > 0);
  expect(whole.filter(({ percent }) => percent === null)).toEqual([]);
  const cells = told.filter(({ count }) => count > 0);
  console.log(
    year,
    JSON.stringify({
      ...figures,
      shown: cells.filter(({ percent }) => percent !== null).length,
      of: cells.length,
    }),
  );
  expect(figures).toEqual({ exact: 0, exactToOne: 0, bounded: 0, smallShown: 0, nullsWithoutReason: 0 });
});

/** Narrows what each unknown's sum can be by every mean in turn, until nothing moves; counts who has no ten points left. */
function countBounded(
  unknowns: readonly Unknown[],
  means: readonly { mean: Told; parts: readonly number[] }[],
): number {
  const low = unknowns.map(() => 0);
  const high = unknowns.map(({ bodies }) => 100 * bodies.length);
  const at = (numbers: readonly number[], place: number) => numbers[place] ?? 0;
  for (let moved = true; moved;) {
    moved = false;
    for (const { mean, parts } of means) {
      const [sum, slack] = [mean.count * (mean.percent ?? 0), mean.count * 0.00501];
      const least = parts.reduce((total, part) => total + at(low, part), 0);
      const most = parts.reduce((total, part) => total + at(high, part), 0);
      for (const part of parts) {
        const up = sum + slack - (least - at(low, part));
        const down = sum - slack - (most - at(high, part));
        if (up < at(high, part) - 0.001 || down > at(low, part) + 0.001) moved = true;
        high[part] = Math.min(at(high, part), up);
        low[part] = Math.max(at(low, part), down);
      }
    }
  }
  return unknowns.filter(({ bodies: { length } }, place) => {
    const width = Math.min(100, at(high, place)) - Math.max(0, at(low, place) - 100 * (length - 1));
    return width < 10;
  }).length;
}
