import type { Reads } from '../database/read-session.js';
import type { LocalGovernmentChangeRow } from './local-government-change.row.js';
import type { LocalGovernmentScope } from './local-government.policy.js';
import { within } from './local-government-scope.queries.js';

/** The source of the type `LocalGovernmentIdentity`, null where there is none. */
const identity = (when: 'before' | 'after'): string => `
  case when c.${when}_code is not null then json_build_object('code', c.${when}_code, 'type', c.${when}_type,
    'name', json_build_object('th', c.${when}_name_th, 'en', c.${when}_name_en),
    'districtTh', c.${when}_district_th) end as ${when}`;

/** The histories of those bodies that are within scope, each in the order in which it came about. */
export function findChanges(
  db: Reads,
  scope: LocalGovernmentScope,
  localGovernmentIds: readonly number[],
): Promise<LocalGovernmentChangeRow[]> {
  const parameters: unknown[] = [localGovernmentIds];
  return db.query(
    `select c.id as "changeId", c.local_government_id as "localGovernmentId", c.kind,
            c.effective_on as "effectiveOn", ${identity('before')}, ${identity('after')},
            c.successor_id as "successorId", c.recorded_at as "recordedAt"
       from local_government_change c
      where c.local_government_id = any($1)
        and ${within(scope, parameters, 'c.province_code', 'c.local_government_id')}
      order by c.local_government_id, c.id`,
    parameters,
  );
}
