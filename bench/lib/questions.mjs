import { readFileSync } from 'node:fs';
import { withClient } from './database.mjs';

const read = (file) => readFileSync(new URL(`../queries/${file}`, import.meta.url), 'utf8');

/** Q1 to Q7 of docs/performance.md: the account that asks (null: nobody), in our schema and in PostGraphile's. */
export const questions = JSON.parse(read('questions.json')).map(({ name, file, account, variables }) => {
  const { types, ...rest } = variables;
  return {
    name,
    account,
    ours: { operationName: name, query: read(`${file}.graphql`), variables },
    // Its conditions compare with one value.
    postgraphile: {
      operationName: name,
      query: read(`postgraphile/${file}.graphql`),
      variables: types === undefined ? rest : { ...rest, type: types[0] },
    },
  };
});

/** What the policies of the database read, for each account that asks; as src/database/opening.ts sets it. */
export const settingsOfAccounts = (url) =>
  withClient(url, async (client) => {
    const { rows } = await client.query(
      `select a.username, a.role, coalesce(a.province_code, lg.province_code) as province, a.local_government_id as id
         from account a left join local_government lg on lg.id = a.local_government_id where a.username = any($1)`,
      [questions.map(({ account }) => account)],
    );
    return Object.fromEntries(rows.map((row) => [row.username, settingsOf(row)]));
  });

const settingsOf = ({ role, province, id }) => {
  if (role === 'DEPARTMENT') return { 'lpa.everywhere': 'on', 'lpa.unpublished': 'on' };
  return { 'lpa.province': province, ...(id && { 'lpa.local_government': String(id) }) };
};
