/**
 * Whether the time of a refused log-in tells if the name is known: the area under the curve of known against unknown
 * names, where 0.5 tells nothing and 0.45 to 0.55 is the aim.
 *
 *   npm run build && DATABASE_URL=… node bench/log-in-timing.mjs 300
 *
 * The database has to be migrated and may hold nothing that matters: after each guess it is forgotten that it was made,
 * since the limits on guessing would end the measurement after three.
 */
import { readDatabaseConfig } from '../dist/src/config.js';
import { connect } from '../dist/src/database/database.js';
import { createServer } from '../dist/src/server.js';
import { hashPassword } from '../dist/src/viewer/password.js';

const rounds = Number(process.argv[2] ?? 300);
const { databaseUrl } = readDatabaseConfig();
if (databaseUrl === undefined) throw new Error('Set DATABASE_URL to a migrated database that holds nothing.');
const database = await connect(databaseUrl);
const config = { jwtSecret: 'of the bench, and long enough for it', corsOrigins: ['*'], logLevel: 'silent' };
const app = await createServer({ config, database, demo: false });
await database.query(
  `insert into account (username, display_name, password_hash, role) values ('bench-known', 'x', $1, 'DEPARTMENT')
   on conflict (username) do nothing`,
  [await hashPassword('a password of the bench')],
);
const query = 'mutation ($input: LogInInput!) { logIn(input: $input) { token userErrors { code } } }';

async function timed(username) {
  await database.query('truncate log_in_counter');
  const payload = { query, variables: { input: { username, password: 'wrong' } } };
  const start = performance.now();
  const answer = await app.inject({ method: 'POST', url: '/graphql', payload });
  const took = performance.now() - start;
  if (!answer.payload.includes('INVALID_CREDENTIALS')) throw new Error(answer.payload);
  return took;
}

const [known, unknown] = [[], []];
for (let round = -20; round < rounds; round += 1) {
  // Now the one, now the other first, and each unknown name another.
  const order = round % 2 === 0 ? [known, unknown] : [unknown, known];
  for (const times of order) {
    const took = await timed(times === known ? 'bench-known' : `bench-${round + 100_000}`);
    if (round >= 0) times.push(took);
  }
}
const wins = known.flatMap((one) => unknown.map((other) => (one > other ? 1 : one === other ? 0.5 : 0)));
const area = wins.reduce((sum, win) => sum + win, 0) / wins.length;
const median = (times) =>
  [...times].sort((one, other) => one - other)[Math.floor(times.length / 2)].toFixed(2);
console.log(
  `${rounds} each: AUC ${area.toFixed(3)}; median known ${median(known)} ms, unknown ${median(unknown)} ms`,
);
await database.query(`delete from account where username = 'bench-known'`);
await app.close();
await database.destroy();
