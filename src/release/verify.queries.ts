import type { EntityManager } from 'typeorm';
import { scoreSheets } from './score-sheets.queries.js';

/** Something that contradicts itself: where, and what does not agree. */
export interface Contradiction {
  readonly place: string;
  readonly what: string;
}

const ofRelease = `'release ' || r.year || '/' || r.number`;

/** What must hold in any database of ours; each statement finds where it does not. */
const laws: readonly string[] = [
  // A body's total is the sum of its dimensions, of which it has all or none.
  `select ${ofRelease} as place, 'the marks of ' || count(*) || ' bodies are not the sum of their dimensions' as what
     from release r
     join (select a.release_id from assessment a
             left join dimension_score d using (release_id, local_government_id)
             join release on release.id = a.release_id
            group by a.release_id, a.local_government_id, release.year
           having sum(d.score) is distinct from a.score or sum(d.full_mark) is distinct from a.full_mark
               or count(d.dimension_id) <> case a.status when 'ASSESSED'
                    then (select count(*) from dimension where year = release.year) else 0 end) wrong on wrong.release_id = r.id
    group by r.id`,
  // What an answer shows of a body's marks is what stands in their tables.
  `select ${ofRelease} as place, 'the score sheets of ' || count(*) || ' bodies are not their marks' as what
     from assessment a
     left join (${scoreSheets('true')}) s using (release_id, local_government_id)
     join release r on r.id = a.release_id
    where (a.dimension_scores::text, a.indicator_scores::text)
          is distinct from (s.dimension_scores::text, s.indicator_scores::text)
    group by r.id`,
  // A statistic is what follows from the facts of its group; and every group has one.
  `select ${ofRelease} as place, count(*) || ' statistics do not follow from the facts' as what
     from (select a.release_id, a.province_code, a.type, null::integer as dimension_id,
                  count(*) as total, count(a.percent) as assessed, round(avg(a.percent), 2) as percent
             from assessment a group by a.release_id, grouping sets ((), (a.province_code), (a.type), (a.province_code, a.type))
           union all
           select d.release_id, a.province_code, a.type, d.dimension_id, null, count(*), round(avg(d.percent), 2)
             from dimension_score d join assessment a using (release_id, local_government_id)
            group by d.release_id, d.dimension_id,
                     grouping sets ((), (a.province_code), (a.type), (a.province_code, a.type))) f
     full join (select * from statistic where indicator_id is null and assessed_count > 0) s
       on s.release_id = f.release_id and s.province_code is not distinct from f.province_code
      and s.type is not distinct from f.type and s.dimension_id is not distinct from f.dimension_id
     join release r on r.id = coalesce(f.release_id, s.release_id)
    where (f.assessed > 0 or s.release_id is not null)
      and (s.assessed_count, s.percent, s.total_count)
          is distinct from (f.assessed, f.percent, coalesce(f.total, s.total_count))
    group by r.id`,
  // Codes stand on every fact, and policies go by them.
  `select 'assessment' as place, count(*) || ' marks stand under another province than their body' as what
     from (select release_id, local_government_id, province_code from dimension_score
           union all select release_id, local_government_id, province_code from indicator_score) m
     join assessment a using (release_id, local_government_id)
    where m.province_code <> a.province_code having count(*) > 0`,
  `select 'local_government_count' as place, 'the counts are not those of the registry' as what
    where exists (select province_code, type, count(*) from local_government group by 1, 2
                  except select province_code, type, count from local_government_count)
       or exists (select province_code, type, count::bigint from local_government_count
                  except select province_code, type, count(*) from local_government group by 1, 2)`,
  // What a dump of some tables, or one restored without its roles, leaves behind.
  `select 'audit_event' as place, 'it is not append-only: its trigger is missing or off' as what
    where 2 > (select count(*) from pg_trigger where tgrelid = 'audit_event'::regclass
                  and tgname in ('append_only', 'kept_long_enough') and tgenabled = 'A')`,
  `select c.relname as place, 'row-level security is not forced, or has no policy' as what
     from pg_class c
    where c.oid = any (array['local_government', 'assessment', 'dimension_score', 'indicator_score', 'release',
                             'audit_event']::regclass[])
      and (not c.relforcerowsecurity or not exists (
             select from pg_policy p where p.polrelid = c.oid and p.polroles && array['lpa_reader'::regrole::oid]))`,
  // Nothing is read for an answer but by the view that takes away what is hidden.
  `select c.relname as place, 'whoever reads for the public may read what is hidden of averages' as what
     from pg_class c
    where c.oid = 'statistic'::regclass
      and (not c.relforcerowsecurity or has_any_column_privilege('lpa_reader', c.oid, 'select') or not exists (
             select from pg_class v where v.oid = to_regclass('shown_statistic')
                and v.reloptions && array['security_barrier=true']))`,
];

/** Everything in the database that contradicts itself; nothing in a sound one. */
export async function findContradictions(db: EntityManager): Promise<Contradiction[]> {
  const found: Contradiction[] = [];
  for (const law of laws) found.push(...(await db.query<Contradiction[]>(law)));
  return [...found, ...(await findStaleCounters(db))];
}

/** A counter that stands behind its rows: the next row would be refused. */
async function findStaleCounters(db: EntityManager): Promise<Contradiction[]> {
  const counters = await db.query<{ table: string; column: string; counter: string }[]>(
    `select table_name as "table", column_name as "column",
            pg_get_serial_sequence(quote_ident(table_name), column_name) as counter
       from information_schema.columns where table_schema = 'public' and is_identity = 'YES' order by 1`,
  );
  const found: Contradiction[] = [];
  for (const { table, column, counter } of counters) {
    const [row] = await db.query<{ behind: boolean }[]>(
      `select coalesce((select max("${column}") from "${table}") > (select last_value from ${counter}), false) as behind`,
    );
    if (row?.behind) found.push({ place: table, what: 'its counter stands behind its rows' });
  }
  return found;
}

export interface Fingerprint {
  readonly table: string;
  readonly rows: number;
  /** The same for the same rows, in whatever order, on every version of PostgreSQL. */
  readonly fingerprint: string;
}

/** What tells two databases with the same rows from any two others, table by table. */
export async function findFingerprints(db: EntityManager): Promise<Fingerprint[]> {
  const tables = await db.query<{ table: string }[]>(
    `select relname as "table" from pg_class
      where relkind = 'r' and relnamespace = 'public'::regnamespace order by relname`,
  );
  await db.query(`set local time zone 'UTC'; set local datestyle = 'ISO'`);
  const found: Fingerprint[] = [];
  for (const { table } of tables) {
    const [row] = await db.query<Fingerprint[]>(
      `select '${table}' as "table", count(*) as rows,
              md5(coalesce(sum(('x' || left(md5(t::text), 15))::bit(60)::bigint::numeric), 0)::text) as fingerprint
         from "${table}" t`,
    );
    if (row) found.push(row);
  }
  return found;
}
