import type { EntityManager } from 'typeorm';
import type { FrameworkLine } from './framework-line.js';

/** The lines of a part ($2) as rows. */
const rows = `jsonb_to_recordset($2) as r(code text, "nameTh" text, "nameEn" text, value text, pilot boolean)`;

/** Dimension and number of an indicator. */
const [dimension, number] = [1, 2].map((at) => `split_part(r.code, '.', ${at})::smallint`);

/** A year's framework becomes these lines. What stays keeps its id, by which results know it. */
export async function writeFramework(
  db: EntityManager,
  year: number,
  lines: readonly FrameworkLine[],
): Promise<void> {
  const write = (part: FrameworkLine['part'], sql: string) =>
    db.query(sql, [year, JSON.stringify(lines.filter((line) => line.part === part))]);

  await write(
    'year',
    `insert into assessment_year (year, overall_method, pass_percent)
     select $1, max(value) filter (where code = 'method'), (max(value) filter (where code = 'pass_percent'))::numeric from ${rows}
         on conflict (year) do update set overall_method = excluded.overall_method, pass_percent = excluded.pass_percent
      where (assessment_year.overall_method, assessment_year.pass_percent)
            is distinct from (excluded.overall_method, excluded.pass_percent)`,
  );
  await write(
    'indicator',
    `delete from indicator i using dimension d
      where d.id = i.dimension_id and d.year = $1
        and not exists (select from ${rows} where ${dimension} = d.number and ${number} = i.number)`,
  );
  await write(
    'dimension',
    `delete from dimension where year = $1 and number not in (select code::smallint from ${rows})`,
  );
  await write(
    'dimension',
    `insert into dimension (year, number, name_th, name_en)
     select $1, code::smallint, "nameTh", "nameEn" from ${rows} order by 2
         on conflict (year, number) do update set name_th = excluded.name_th, name_en = excluded.name_en
      where (dimension.name_th, dimension.name_en) is distinct from (excluded.name_th, excluded.name_en)`,
  );
  // Two ratings may exchange their percentages; nothing refers to these rows.
  await db.query('delete from rating_band where year = $1', [year]);
  await write(
    'rating',
    `insert into rating_band (year, rating, name_th, name_en, minimum_percent)
     select $1, code, "nameTh", "nameEn", value::numeric from ${rows}`,
  );
  await write(
    'indicator',
    `insert into indicator (dimension_id, number, name_th, name_en, full_mark, pilot)
     select d.id, ${number}, "nameTh", "nameEn", value::numeric, pilot
       from ${rows} join dimension d on d.year = $1 and d.number = ${dimension} order by d.number, 2
         on conflict (dimension_id, number) do update
        set name_th = excluded.name_th, name_en = excluded.name_en, full_mark = excluded.full_mark, pilot = excluded.pilot
      where (indicator.name_th, indicator.name_en, indicator.full_mark, indicator.pilot)
            is distinct from (excluded.name_th, excluded.name_en, excluded.full_mark, excluded.pilot)`,
  );
}
