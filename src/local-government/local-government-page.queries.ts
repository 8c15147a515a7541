import type { Reads } from '../database/read-session.js';
import type { WantedReleases } from '../release/release-set.js';
import type { Scopes } from '../viewer/scopes.js';
import { columns, type RegistryRow, shaped } from './local-government.queries.js';
import type {
  LocalGovernmentFilter,
  LocalGovernmentList,
  LocalGovernmentRow,
} from './local-government.row.js';
import { within } from './local-government-scope.queries.js';

/** A row of a page, and the province whose list it is on (null: the list of the nation). */
export type LocalGovernmentPageRow = LocalGovernmentRow & { readonly parent: string | null };

/** Where a page goes on: the row of the cursor and what the list is sorted by there. */
export interface Position {
  readonly code: string;
  readonly value: string | null;
}

const sortKeys = {
  CODE: { expression: 'lg.code', type: 'text' },
  // Dictionary order of Thai (ICU), which is not the order of its letters' codes.
  NAME: { expression: 'lg.name_th collate "th-x-icu"', type: 'text' },
  PERCENT: { expression: 'a.percent', type: 'numeric' },
} as const;

/**
 * One page of the list of each parent, in one statement; one row more than asked for shows that there is more.
 * @param parents codes of provinces, or null for the one list of the nation
 */
export async function findPages(
  db: Reads,
  scopes: Scopes,
  scoredBy: WantedReleases | null,
  parents: readonly string[] | null,
  list: LocalGovernmentList,
  page: { first: number; after: Position | null },
): Promise<LocalGovernmentPageRow[]> {
  const parameters: unknown[] = [];
  const { expression } = sortKeys[list.orderBy.field];
  const from = source(scoredBy, isOfAssessed(list.filter) ? 'join' : 'left join', parameters);
  const where = conditions(scopes, list.filter, parameters);
  const after = page.after === null ? 'true' : later(list, page.after, parameters);
  const order = `${expression} ${directionOf(list)}, lg.code`;
  const limit = `limit $${parameters.push(page.first + 1)}`;
  const sql =
    parents === null
      ? `select ${columns}, null as parent from ${from} where ${where} and ${after} order by ${order} ${limit}`
      : `select page.*, k.code as parent
           from unnest($${parameters.push(parents)}::text[]) with ordinality k(code, position)
          cross join lateral (select ${columns}, row_number() over (order by ${order}) as place
            from ${from} where lg.province_code = k.code and ${where} and ${after} order by ${order} ${limit}) page
          order by k.position, page.place`;
  return shaped(await db.query<(RegistryRow & { parent: string | null })[]>(sql, parameters));
}

/** How many the list of each parent holds on all pages; no row where none. */
export function countLists(
  db: Reads,
  scopes: Scopes,
  scoredBy: WantedReleases | null,
  parents: readonly string[] | null,
  list: LocalGovernmentList,
): Promise<{ parent: string | null; count: number }[]> {
  const parameters: unknown[] = [];
  const from = source(scoredBy, isOfAssessed(list.filter) ? 'join' : 'left join', parameters);
  const where = conditions(scopes, list.filter, parameters);
  if (parents === null)
    return db.query(`select null as parent, count(*)::int as count from ${from} where ${where}`, parameters);
  return db.query(
    `select lg.province_code as parent, count(*)::int as count from ${from}
      where lg.province_code = any($${parameters.push(parents)}) and ${where} group by lg.province_code`,
    parameters,
  );
}

/** The position of a cursor's row, or null where no such row is within scope. */
export async function findPosition(
  db: Reads,
  scopes: Scopes,
  scoredBy: WantedReleases | null,
  list: LocalGovernmentList,
  code: string,
): Promise<Position | null> {
  const parameters: unknown[] = [code];
  const from = source(scoredBy, 'left join', parameters);
  const scope = within(scopes.localGovernments, parameters, 'lg.province_code', 'lg.id');
  const [row] = await db.query<Position[]>(
    `select lg.code, (${sortKeys[list.orderBy.field].expression})::text as value
       from ${from} where lg.code = $1 and ${scope}`,
    parameters,
  );
  return row ?? null;
}

/** Whether a list is narrowed or sorted by results. */
export function looksAtResults({ filter, orderBy }: LocalGovernmentList): boolean {
  const { status, ratings, minimumPercent, maximumPercent } = filter;
  return (
    orderBy.field === 'PERCENT' ||
    [status, ratings, minimumPercent, maximumPercent].some((value) => value !== null)
  );
}

/** Whether only who was assessed can be on a list: then everybody on it has a percentage. */
const isOfAssessed = ({ status, ratings, minimumPercent, maximumPercent }: LocalGovernmentFilter): boolean =>
  status === 'ASSESSED' || [ratings, minimumPercent, maximumPercent].some((value) => value !== null);

/** The tables of a list: results only where they are asked for. */
function source(scoredBy: WantedReleases | null, join: 'join' | 'left join', parameters: unknown[]): string {
  if (scoredBy === null) return 'local_government lg';
  return `local_government lg ${join} assessment a
    on a.release_id = $${parameters.push(scoredBy.ids[0] ?? null)} and a.local_government_id = lg.id`;
}

function conditions(scopes: Scopes, filter: LocalGovernmentFilter, parameters: unknown[]): string {
  const all = [within(scopes.localGovernments, parameters, 'lg.province_code', 'lg.id')];
  const add = (value: unknown, condition: (parameter: string) => string): void => {
    if (value !== null) all.push(condition(`$${parameters.push(value)}`));
  };
  if (!filter.includeClosed) all.push('lg.closed_on is null');
  for (const term of filter.terms)
    add(`%${term.replace(/[\\%_]/g, '\\$&')}%`, (p) => `lg.search_text like ${p}`);
  add(filter.types, (p) => `lg.type = any(${p})`);
  add(filter.provinceCode, (p) => `lg.province_code = ${p}`);
  add(filter.district, (p) => `(lg.district_th = ${p} or lower(lg.district_en) = lower(${p}))`);
  if (isOfAssessed(filter)) all.push(`a.percent is not null`);
  add(filter.status, (p) =>
    isOfAssessed(filter) ? `a.status = ${p}` : `coalesce(a.status, 'NOT_ASSESSED') = ${p}`,
  );
  add(filter.ratings, (p) => `a.rating = any(${p})`);
  add(filter.minimumPercent, (p) => `a.percent >= ${p}`);
  add(filter.maximumPercent, (p) => `a.percent <= ${p}`);
  return all.join(' and ');
}

/** Whether rows of a list may have nothing to be sorted by. */
const hasGaps = ({ filter, orderBy }: LocalGovernmentList): boolean =>
  orderBy.field === 'PERCENT' && !isOfAssessed(filter);

/** Rows with nothing to sort by come last; where there are none, whichever way an index has them. */
function directionOf(list: LocalGovernmentList): string {
  const { field, direction } = list.orderBy;
  if (field !== 'PERCENT') return direction;
  return `${direction} nulls ${direction === 'DESC' || hasGaps(list) ? 'last' : 'first'}`;
}

/** Rows after a position: those without a value come last whichever way the list goes, ties go by code. */
function later(list: LocalGovernmentList, after: Position, parameters: unknown[]): string {
  const { expression, type } = sortKeys[list.orderBy.field];
  const code = `$${parameters.push(after.code)}`;
  if (after.value === null) return `(${expression} is null and lg.code > ${code})`;
  const value = `$${parameters.push(after.value)}::${type}`;
  const beyond = list.orderBy.direction === 'ASC' ? '>' : '<';
  const there = `${expression} ${beyond}= ${value} and (${expression} <> ${value} or lg.code > ${code})`;
  return hasGaps(list) ? `(${expression} is null or ${there})` : there;
}
