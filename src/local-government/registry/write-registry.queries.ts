import type { EntityManager } from 'typeorm';
import type { PlannedBody } from './plan-registry.js';
import type { RegistryChange } from './registry-change.js';

const names = `code, type, name_th, name_en, province_code, district_th, area_km2, population, information_source,
  founded_on, closed_on, search_text`;

/** The planned bodies, as rows `r`. */
const planned = `jsonb_to_recordset($1) as r(id integer, code text,
  type text, "nameTh" text, "nameEn" text, "provinceCode" text, "districtTh" text, "areaKm2" numeric,
  population integer, source text, "foundedOn" date, "closedOn" date, "searchText" text, "mergedInto" text)`;

/** What the list does not tell of a body (its villages, a figure left empty) stays as it is. */
const known = `
  select lg.id, r.code, r.type, r."nameTh", r."nameEn", r."provinceCode", r."districtTh",
         coalesce(r."areaKm2", lg.area_km2), coalesce(r.population, lg.population),
         coalesce(r.source, lg.information_source), lg.founded_on, r."closedOn", r."searchText"`;

/** Writes bodies as planned: those that are there by their id, which stays whatever their code becomes. */
export async function writeBodies(db: EntityManager, bodies: readonly PlannedBody[]): Promise<void> {
  const columns = (table: string) => names.replace(/\w+/g, (name) => `${table}.${name}`);
  const write = async (some: (body: PlannedBody) => boolean, sql: string): Promise<void> => {
    const chosen = bodies.filter(some);
    if (chosen.length > 0) await db.query(sql, [JSON.stringify(chosen)]);
  };
  // Two bodies may have exchanged names; the unique key is checked row by row, so the old names step aside first.
  await write(
    ({ changed }) => changed,
    `update local_government lg set name_th = lg.code || ' ' || lg.name_th from ${planned} where r.id = lg.id`,
  );
  await write(
    ({ id }) => id !== null,
    `update local_government lg set (${names}) = (${columns('n')})
       from (${known} from ${planned} join local_government lg on lg.id = r.id) n(id, ${names})
      where n.id = lg.id and (${columns('lg')}) is distinct from (${columns('n')})`,
  );
  await write(
    ({ id }) => id === null,
    `insert into local_government (${names})
     select code, type, "nameTh", "nameEn", "provinceCode", "districtTh", "areaKm2", population, source,
            "foundedOn", "closedOn", "searchText"
       from ${planned} order by code`,
  );
  await write(
    ({ changed, mergedInto }) => changed || mergedInto !== null,
    `update local_government lg set merged_into_id = successor.id
       from ${planned} left join local_government successor on successor.code = r."mergedInto"
      where lg.code = r.code and lg.merged_into_id is distinct from successor.id`,
  );
}

const identity = (when: 'before' | 'after'): string =>
  ['code', 'type', 'nameTh', 'nameEn', 'districtTh'].map((name) => `c.${when}->>'${name}'`).join(', ');

/** Adds to the histories, with where it comes from. */
export async function insertChanges(
  db: EntityManager,
  changes: readonly RegistryChange[],
  source: { readonly file: string; readonly sha256: string; readonly importedBy: string },
): Promise<void> {
  const numbered = changes.map((change, place) => ({ ...change, place }));
  await db.query(
    `insert into local_government_change (local_government_id, province_code, kind, effective_on,
       before_code, before_type, before_name_th, before_name_en, before_district_th,
       after_code, after_type, after_name_th, after_name_en, after_district_th,
       successor_id, source_file, source_sha256, imported_by)
     select lg.id, c."provinceCode", c.kind, c."effectiveOn", ${identity('before')}, ${identity('after')},
            successor.id, $2, $3, $4
       from jsonb_to_recordset($1) as c(code text, "provinceCode" text, kind text, "effectiveOn" date,
              before jsonb, after jsonb, successor text, place integer)
       join local_government lg on lg.code = c.code
       left join local_government successor on successor.code = c.successor
      order by c.place`,
    [JSON.stringify(numbered), source.file, source.sha256, source.importedBy],
  );
}
