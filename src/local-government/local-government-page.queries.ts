import { wantedReleases } from '../assessment/wanted-release.queries.js';
import type { Reads } from '../database/read-session.js';
import type { Scopes } from '../viewer/scopes.js';
import { columns } from './local-government.queries.js';
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
export function findPages(
  db: Reads,
  scopes: Scopes,
  parents: readonly string[] | null,
  list: LocalGovernmentList,
  page: { first: number; after: Position | null },
): Promise<LocalGovernmentPageRow[]> {
  const parameters: unknown[] = [];
  const { expression } = sortKeys[list.orderBy.field];
  const from = source(scopes, list, parameters);
  const where = conditions(scopes, list.filter, parameters);
  const after = page.after === null ? 'true' : later(list, page.after, parameters);
  const order = `${expression} ${list.orderBy.direction} nulls last, lg.code limit $${parameters.push(page.first + 1)}`;
  if (parents === null)
    return db.query(
      `${from.with} select ${columns}, null as parent from ${from.tables} where ${where} and ${after} order by ${order}`,
      parameters,
    );
  return db.query(
    `${from.with} select page.*, k.code as parent
       from unnest($${parameters.push(parents)}::text[]) with ordinality k(code, position)
      cross join lateral (select ${columns}, row_number() over (order by ${order.split(' limit ')[0]}) as place
        from ${from.tables} where lg.province_code = k.code and ${where} and ${after} order by ${order}) page
      order by k.position, page.place`,
    parameters,
  );
}

/** How many the list of each parent holds on all pages; no row where none. */
export function countLists(
  db: Reads,
  scopes: Scopes,
  parents: readonly string[] | null,
  list: LocalGovernmentList,
): Promise<{ parent: string | null; count: number }[]> {
  const parameters: unknown[] = [];
  const from = source(scopes, list, parameters);
  const where = conditions(scopes, list.filter, parameters);
  if (parents === null)
    return db.query(
      `${from.with} select null as parent, count(*)::int as count from ${from.tables} where ${where}`,
      parameters,
    );
  return db.query(
    `${from.with} select lg.province_code as parent, count(*)::int as count from ${from.tables}
      where lg.province_code = any($${parameters.push(parents)}) and ${where} group by lg.province_code`,
    parameters,
  );
}

/** The position of a cursor's row, or null where no such row is within scope. */
export async function findPosition(
  db: Reads,
  scopes: Scopes,
  list: LocalGovernmentList,
  code: string,
): Promise<Position | null> {
  const parameters: unknown[] = [code];
  const from = source(scopes, list, parameters);
  const scope = within(scopes.localGovernments, parameters, 'lg.province_code', 'lg.id');
  const [row] = await db.query<Position[]>(
    `${from.with} select lg.code, (${sortKeys[list.orderBy.field].expression})::text as value
       from ${from.tables} where lg.code = $1 and ${scope}`,
    parameters,
  );
  return row ?? null;
}

/** The tables of a list: results only where they are asked for. */
function source(scopes: Scopes, { filter, orderBy }: LocalGovernmentList, parameters: unknown[]) {
  const { status, ratings, minimumPercent, maximumPercent } = filter;
  const scored = [status, ratings, minimumPercent, maximumPercent].some((value) => value !== null);
  if (!scored && orderBy.field !== 'PERCENT') return { with: '', tables: 'local_government lg' };
  return {
    with: wantedReleases({ year: filter.year, release: null }, scopes.releases, parameters),
    tables: `local_government lg left join assessment a
      on a.release_id = (select id from wanted) and a.local_government_id = lg.id`,
  };
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
  add(filter.status, (p) => `coalesce(a.status, 'NOT_ASSESSED') = ${p}`);
  add(filter.ratings, (p) => `a.rating = any(${p})`);
  add(filter.minimumPercent, (p) => `a.percent >= ${p}`);
  add(filter.maximumPercent, (p) => `a.percent <= ${p}`);
  return all.join(' and ');
}

/** Rows after a position: those without a value come last whichever way the list goes, ties go by code. */
function later({ orderBy }: LocalGovernmentList, after: Position, parameters: unknown[]): string {
  const { expression, type } = sortKeys[orderBy.field];
  const code = `$${parameters.push(after.code)}`;
  if (after.value === null) return `(${expression} is null and lg.code > ${code})`;
  const value = `$${parameters.push(after.value)}::${type}`;
  const beyond = orderBy.direction === 'ASC' ? '>' : '<';
  return `(${expression} ${beyond} ${value} or ${expression} is null
           or (${expression} = ${value} and lg.code > ${code}))`;
}
