import type { DataSource } from 'typeorm';
import type { Deed } from './audit.row.js';

/** A deed that waits to be written. */
export interface BufferedDeed extends Pick<Deed, 'action' | 'actor' | 'origin' | 'subject'> {
  /** What else is known: the request, the operation, what was read. */
  readonly details?: object;
  /** When it happened, by `performance.now()`: the database says what time that was, whatever the clock here says. */
  readonly since: number;
  /** The releases it is about; their numbers are found when it is written. */
  readonly releaseIds: readonly number[];
  /** How often it happened. */
  readonly times: number;
}

/**
 * Writes deeds together. A read that met a release which is not public is one of a draft; one of public averages
 * alone, which everybody may read, is not kept; nor is the use of a key that is kept of that day and address already,
 * by whichever process.
 */
export async function insertDeeds(
  database: DataSource,
  deeds: readonly BufferedDeed[],
  lost: number,
): Promise<void> {
  const rows: object[] = deeds.map(({ since, times, details, ...deed }) => ({
    ...{
      ...deed,
      age: performance.now() - since,
      details: times === 1 ? { ...details } : { ...details, times },
    },
  }));
  if (lost > 0)
    rows.push({
      ...{ action: 'AUDIT_GAP', actor: null, origin: 'service', age: 0 },
      ...{ releaseIds: [], details: { lost } },
    });
  await database.query(
    `insert into audit_event (at, action, actor, origin, subject, details)
     select at, case when unpublished then 'READ_DRAFT' else action end, actor, origin, subject,
            nullif(details || case when releases is null then '{}' else jsonb_build_object('releases', releases) end, '{}')
       from jsonb_to_recordset($1::jsonb) d(age float8, action text, actor text, origin text, subject text,
                                            details jsonb, "releaseIds" jsonb)
      cross join lateral (select now() - d.age * interval '1 millisecond' as at) t
      cross join lateral (
        select jsonb_agg(r.year || '/' || r.number order by r.year, r.number) as releases,
               coalesce(bool_or(release_state(r.state, r.public_from, r.public_until, t.at)
                                not in ('PUBLISHED', 'SUPERSEDED')), false) as unpublished
          from release r where d."releaseIds" @> to_jsonb(r.id)) r
      where action <> 'READ_REPORT' or unpublished or details -> 'localGovernments' <> '[]'
      order by at on conflict do nothing`,
    [JSON.stringify(rows)],
  );
}
