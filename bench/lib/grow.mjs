import { withClient, nationName } from './database.mjs';

/** Ids of copies lie this far apart. */
const apart = 10_000;

const body = {
  id: `id + k * ${apart}`,
  code: `code || lpad(k::text, 3, '0')`,
  name_th: `name_th || ' ' || k`,
};
const owner = { local_government_id: `local_government_id + k * ${apart}` };
// The copies of a body share its place, and the next one comes after all of them.
const places = (factor) =>
  Object.fromEntries(
    ['nation', 'province', 'type', 'province_type'].flatMap((scope) => [
      [`${scope}_rank`, `(${scope}_rank - 1) * ${factor} + 1`],
      [`${scope}_rank_of`, `${scope}_rank_of * ${factor}`],
    ]),
  );

/**
 * A nation of so many times as many bodies: each is copied with its results and marks, under a code of ten digits.
 * Provinces stay 77, so there are as many averages as before; what they count is multiplied.
 * @returns the address of its database, which is made only once
 */
export async function grownNation(nationUrl, factor) {
  if (factor === 1) return nationUrl;
  const name = `${nationName}_${factor}`;
  const url = new URL(nationUrl);
  url.pathname = `/${name}`;
  const made = await withClient(nationUrl, (client) =>
    client.query('select from pg_database where datname = $1', [name]),
  );
  if (made.rowCount > 0) return url.toString();
  // Under a name of its own until it is whole: an interrupted one is begun anew.
  const half = new URL(`/${name}_unfinished`, nationUrl);
  await administer(nationUrl, `drop database if exists ${name}_unfinished with (force)`);
  await administer(nationUrl, `create database ${name}_unfinished template ${nationName}`);
  await withClient(half.toString(), (client) => multiply(client, factor));
  await administer(nationUrl, `alter database ${name}_unfinished rename to ${name}`);
  return url.toString();
}

/** From another database: one that is copied or renamed may have no connection. */
const administer = (nationUrl, statement) =>
  withClient(new URL('/postgres', nationUrl).toString(), (client) => client.query(statement));

async function multiply(client, factor) {
  const say = (what) => console.error(`${factor} × the bodies: ${what}`);
  // Foreign keys hold, as what is copied holds them.
  await client.query('set session_replication_role = replica');
  await client.query(`set maintenance_work_mem = '512MB'`);
  await client.query('alter table local_government drop constraint local_government_code_check');
  say('the registry');
  await withoutIndexes(client, 'local_government', () => copy(client, 'local_government', body, factor));
  await client.query('update local_government_count set count = count * $1', [factor]);
  const { rows: releases } = await client.query('select id from release order by id');
  for (const [table, changed] of [
    ['assessment', { ...owner, ...places(factor) }],
    ['dimension_score', owner],
    ['indicator_score', owner],
  ]) {
    say(table);
    await withoutIndexes(client, table, async () => {
      // Release by release, as they come in life: what is read together lies together.
      for (const { id } of releases) await copy(client, table, changed, factor, `where release_id = ${id}`);
    });
  }
  say('the averages');
  await client.query(
    `update statistic set total_count = total_count * $1, assessed_count = assessed_count * $1, passed_count = passed_count * $1,
       rating_counts = (select jsonb_object_agg(key, value::int * $1) from jsonb_each_text(rating_counts))`,
    [factor],
  );
  // What was updated lies twice in its table until it is written anew.
  await client.query('vacuum (full) statistic');
  await client.query('vacuum (analyze)');
}

async function copy(client, table, changed, factor, where = '') {
  const { rows } = await client.query(
    `select column_name as name from information_schema.columns where table_schema = 'public' and table_name = $1`,
    [table],
  );
  const columns = rows.map((row) => row.name);
  await client.query(
    `insert into ${table} (${columns.join(', ')}) overriding system value
     select ${columns.map((column) => changed[column] ?? column).join(', ')}
       from ${table} cross join generate_series(1, ${factor - 1}) k ${where}`,
  );
}

/** Indexes are made again once all rows are there: that is many times faster. Keys that others refer to stay. */
async function withoutIndexes(client, table, fill) {
  const { rows: indexes } = await client.query(
    `select i.indexrelid::regclass::text as name, pg_get_indexdef(i.indexrelid) as made, c.conname as key,
            pg_get_constraintdef(c.oid) as definition
       from pg_index i left join pg_constraint c on c.conindid = i.indexrelid and c.conrelid = i.indrelid
      where i.indrelid = $1::regclass
        and not exists (select from pg_constraint f where f.contype = 'f' and f.conindid = i.indexrelid)`,
    [table],
  );
  for (const { name, key } of indexes)
    await client.query(key === null ? `drop index ${name}` : `alter table ${table} drop constraint ${key}`);
  await fill();
  for (const { made, key, definition } of indexes)
    await client.query(key === null ? made : `alter table ${table} add constraint ${key} ${definition}`);
}
