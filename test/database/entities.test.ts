import { type TestDatabase, testDatabase } from '../support/database.js';

let own: TestDatabase;
beforeAll(async () => {
  own = await testDatabase();
});
afterAll(() => own.drop());

interface ColumnRow {
  readonly table: string;
  readonly column: string;
  readonly type: string;
  readonly nullable: boolean;
}

test('entities say what the migrations made: tables, columns, types, nulls', async () => {
  const tables = await own.database.query<ColumnRow[]>(`
    select table_name as table, column_name as column, is_nullable = 'YES' as nullable,
           case data_type when 'timestamp with time zone' then 'timestamptz'
             when 'ARRAY' then ltrim(udt_name, '_')
             when 'numeric' then 'numeric(' || numeric_precision || ',' || numeric_scale || ')' else data_type end as type
      from information_schema.columns where table_schema = 'public'`);
  const entities = own.database.entityMetadatas.flatMap((entity) =>
    entity.columns.map((column) => ({
      table: entity.tableName,
      column: column.databaseName,
      type: column.type === 'numeric' ? `numeric(${column.precision},${column.scale})` : String(column.type),
      nullable: column.isNullable,
    })),
  );
  const key = (row: ColumnRow): string =>
    `${row.table}.${row.column} ${row.type} ${row.nullable ? 'null' : 'not null'}`;
  const described = new Set(entities.map((row) => row.table));
  expect(entities.map(key).sort()).toEqual(
    tables
      .filter((row) => described.has(row.table))
      .map(key)
      .sort(),
  );
  // Written by statements of their own: deeds, log-ins, keys, changes of bodies, statistics, the mark of a demo, and
  // TypeORM's list of migrations. One is a view.
  expect(
    [...new Set(tables.map((row) => row.table))].filter((table) => !described.has(table)).sort(),
  ).toEqual([
    ...[
      'api_key',
      'audit_event',
      'deed_key',
      'demo_nation',
      'guess_key',
      'local_government_change',
      'log_in_counter',
    ],
    ...['log_in_network', 'migration', 'reference_change', 'refresh_token', 'session', 'shown_statistic'],
    'statistic',
  ]);
});

test('every migration can be taken back, and run again', async () => {
  const { database } = own;
  for (let left = database.migrations.length; left > 0; left -= 1) await database.undoLastMigration();
  const left = await database.query<unknown[]>(
    `select from information_schema.tables where table_schema = 'public' and table_name <> 'migration'`,
  );
  expect(left).toEqual([]);
  expect(await database.runMigrations()).toHaveLength(database.migrations.length);
});
