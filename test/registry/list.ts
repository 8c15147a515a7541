import type { DataSource } from 'typeorm';
import {
  importRegistry,
  type RegistryOptions,
  type RegistryOutcome,
} from '../../src/local-government/registry/registry.commands.js';
import { bytes } from '../release/lists.js';

/** Columns of a list that tells changes; the last four may be left out of a row. */
export const columns =
  'dla_code,type,name_th,name_en,province_code,district_th,effective_date,previous_dla_code,merged_into,status';

/** Three bodies of one district of Phrae. */
export const bodies = [
  '6540102,SAO,ป่าแดง,Pa Daeng,54,เมืองแพร่',
  '6540103,SAO,นาจักร,Na Chak,54,เมืองแพร่',
  '6540104,SAO,น้ำชำ,Nam Cham,54,เมืองแพร่',
] as const;

const commas = columns.split(',').length - 1;

/** A list as a file; rows are filled up with empty cells. */
export const listOf = (rows: readonly string[]): Uint8Array =>
  bytes(
    [columns, ...rows.map((row) => row + ','.repeat(commas - (row.match(/,/g)?.length ?? 0)))].join('\n'),
  );

/** Takes in a list, its changes confirmed and in effect from 1 October 2564 unless the rows say otherwise. */
export const take = (
  database: DataSource,
  rows: readonly string[],
  options: RegistryOptions = {},
): Promise<RegistryOutcome> =>
  importRegistry(database, listOf(rows), {
    ...{ fileName: 'list.csv', importedBy: 'tester', effectiveOn: '2021-10-01', acceptChanges: true },
    ...options,
  });

/** The history of a body in a few words, oldest first. */
export async function historyOf(database: DataSource, code: string): Promise<string[]> {
  const rows = await database.query<{ told: string }[]>(
    `select concat_ws(' ', c.kind, c.effective_on, nullif(concat_ws('/', before_code, before_type, before_name_th), ''), '→',
              nullif(concat_ws('/', after_code, after_type, after_name_th), ''), successor.code) as told
       from local_government_change c join local_government lg on lg.id = c.local_government_id
       left join local_government successor on successor.id = c.successor_id
      where lg.code = $1 order by c.id`,
    [code],
  );
  return rows.map(({ told }) => told);
}

/** An account, and its id. @param place a province's code, or for a local government its own */
export async function addAccount(
  database: DataSource,
  role: 'DEPARTMENT' | 'PROVINCE' | 'LAO',
  place: string | null = null,
): Promise<number> {
  const [row] = await database.query<{ id: number }[]>(
    `insert into account (username, display_name, password_hash, role, province_code, local_government_id)
     values (lower($1 || coalesce($2, '')), $1, 'x', $1,
             case $1 when 'PROVINCE' then $2 when 'LAO' then (select province_code from local_government where code = $2) end,
             case $1 when 'LAO' then (select id from local_government where code = $2) end) returning id`,
    [role, place],
  );
  return row?.id ?? 0;
}
