import pg from 'pg';

const environment = (name: string): string => {
  const value = process.env[name];
  if (value === undefined)
    throw new Error(`${name} is not set: run the tests with jest and its global set-up`);
  return value;
};

/** Every database of this run of jest begins with it, so that runs side by side do not meet. */
const run = (): string => environment('LPA_TEST_RUN');
export const templateName = (): string => `${run()}_template`;
export const demoName = (): string => `${run()}_demo`;

export async function onServer<T>(work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: environment('LPA_TEST_SERVER') });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

export function urlOf(name: string): string {
  const url = new URL(environment('LPA_TEST_SERVER'));
  url.pathname = `/${name}`;
  return url.toString();
}

/** A database that knows Thai letters, whatever the server's default; a copy where a template is given. */
export async function createDatabase(name: string, template?: string): Promise<string> {
  const options =
    template === undefined
      ? `template template0 encoding 'UTF8' locale_provider icu icu_locale 'und' locale 'C.UTF-8'`
      : `template ${template}`;
  await onServer((client) => client.query(`create database ${name} ${options}`));
  return urlOf(name);
}

export const dropDatabase = (name: string): Promise<unknown> =>
  onServer((client) => client.query(`drop database if exists ${name} with (force)`));

export async function dropDatabasesOfRun(): Promise<void> {
  const names = await onServer(async (client) => {
    const { rows } = await client.query<{ datname: string }>(
      'select datname from pg_database where starts_with(datname, $1)',
      [run()],
    );
    return rows.map((row) => row.datname);
  });
  for (const name of names) await dropDatabase(name);
}
