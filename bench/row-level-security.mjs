// What lock 4 costs: the same service on the same nation, under the policies of the database and on a copy of which all
// policies were taken away, alternating. npm run bench:rls -- [--seconds 2] [--rounds 5] [--connections 16]
import { parseArgs } from 'node:util';
import { start } from './lib/contestant.mjs';
import { contestants } from './lib/contestants.mjs';
import { nationName, withClient } from './lib/database.mjs';
import { describeMachine } from './lib/machine.mjs';
import { measure } from './lib/measure.mjs';
import { questions as all, settingsOfAccounts } from './lib/questions.mjs';
import { postmasterOf, session } from './lib/session.mjs';
import { cpu, decimal, integer, table } from './lib/tables.mjs';

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '2' },
    rounds: { type: 'string', default: '5' },
    connections: { type: 'string', default: '16' },
  },
});
const options = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, Number(value)]));
/** Those that read tables with policies; the others are answered from the process. */
const questions = all.filter(({ name }) => ['Q3', 'Q5', 'Q6', 'Q7'].includes(name));
const copyName = `${nationName}_open`;

/** The nation once more, where every reader may read every row. */
async function openCopy(server, url) {
  await withClient(await server.databaseUrl('postgres'), async (client) => {
    await client.query(`drop database if exists ${copyName} with (force)`);
    await client.query(`create database ${copyName} template ${nationName}`);
  });
  const open = new URL(url);
  open.pathname = `/${copyName}`;
  await withClient(open.toString(), async (client) => {
    const { rows } = await client.query(
      `select format('alter table %s no force row level security, disable row level security', oid::regclass) as sql
         from pg_class where relrowsecurity and relnamespace = 'public'::regnamespace`,
    );
    for (const { sql } of rows) await client.query(sql);
    await client.query('vacuum (analyze)');
  });
  return open.toString();
}

await session(async ({ server, url, lifetime }) => {
  const open = await openCopy(server, url);
  const settings = await settingsOfAccounts(url);
  const machine = await describeMachine(url);
  const ways = {
    open: await start({ ...contestants.first, title: 'without policies' }, open, settings, lifetime),
    policies: await start({ ...contestants.first, title: 'with policies' }, url, settings, lifetime),
  };
  const figures = await measure(ways, questions, {
    ...options,
    postmaster: await postmasterOf(url),
    progress: () => process.stderr.write('.'),
  });
  const sum = ({ server: ours, database }) => ours + database;
  const share = (of) => (_name, question) =>
    `${decimal(100 * (1 - of(figures.open[question], figures.policies[question])))} %`;
  const rows = {
    open: (question) => integer(figures.open[question].perSecond),
    policies: (question) => integer(figures.policies[question].perSecond),
    lost: (question) => share((one, other) => other.perSecond / one.perSecond)('', question),
    openCpu: (question) => cpu(figures.open[question]),
    policiesCpu: (question) => cpu(figures.policies[question]),
    lostByCpu: (question) => share((one, other) => sum(one) / sum(other))('', question),
  };
  const titles = {
    open: 'requests/s without policies',
    policies: 'requests/s with policies',
    lost: 'throughput that they cost',
    openCpu: 'CPU ms a request without (service+PostgreSQL)',
    policiesCpu: 'CPU ms a request with',
    lostByCpu: '**throughput that they cost, by CPU**',
  };
  console.log(
    `\n${machine}; ${options.connections} connections, ${options.rounds} rounds of ${options.seconds} s\n`,
  );
  console.log(table('', Object.entries(titles), questions, (name, question) => rows[name](question)));
  await ways.open.stop();
  await ways.policies.stop();
  await withClient(await server.databaseUrl('postgres'), (client) =>
    client.query(`drop database if exists ${copyName} with (force)`),
  );
});
