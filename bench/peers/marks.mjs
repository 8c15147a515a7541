import { rows } from './pool.mjs';

const frameworks = {};

/** What marks name by id, read once, as ours does. */
const named = (table) =>
  (frameworks[table] ??= rows(table, `select * from ${table}`).then(
    (found) => new Map(found.map((row) => [row.id, row])),
  ));

/** The marks of a result per dimension, as rows; none where there are none. */
export async function dimensionRows(sheet) {
  const dimensions = await named('dimension');
  return (sheet ?? []).map(([id, full_mark, score, percent, rating]) => {
    const { number, name_th } = dimensions.get(id);
    return { number, name_th, full_mark, score, percent, rating };
  });
}

/** The marks of a result per indicator, as rows. */
export async function indicatorRows(sheet) {
  const [dimensions, indicators] = [await named('dimension'), await named('indicator')];
  return sheet.map(([id, full_mark, score, percent]) => {
    const { number, name_th, pilot, dimension_id } = indicators.get(id);
    const { number: dimension } = dimensions.get(dimension_id);
    return { dimension, number, name_th, pilot, applies: score !== null, full_mark, score, percent };
  });
}
