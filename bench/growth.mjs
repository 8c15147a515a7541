import { parseArgs } from 'node:util';
import { start } from './lib/contestant.mjs';
import { contestants } from './lib/contestants.mjs';
import { grownNation } from './lib/grow.mjs';
import { describeMachine } from './lib/machine.mjs';
import { measure } from './lib/measure.mjs';
import { questions, settingsOfAccounts } from './lib/questions.mjs';
import { postmasterOf, session } from './lib/session.mjs';
import { cpu, decimal, ratio, table } from './lib/tables.mjs';
import { keep, publish } from './lib/write.mjs';

const usage = `npm run bench:growth -- [--factors 10,100] [--seconds 2] [--rounds 5] [--write]
  The service on nations of 10 and 100 times as many bodies, which are made once (100: 15 GB, twenty minutes).`;

const { values } = parseArgs({
  options: {
    factors: { type: 'string', default: '10,100' },
    seconds: { type: 'string', default: '2' },
    rounds: { type: 'string', default: '5' },
    write: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});
const factors = [1, ...values.factors.split(',').map(Number)];

if (values.help) console.log(usage);
else await session(run);

async function run({ url, lifetime }) {
  const settings = await settingsOfAccounts(url);
  const machine = await describeMachine(url);
  // All are made first: a nation whose service runs cannot be copied.
  const nations = {};
  for (const factor of factors) nations[factor] = await grownNation(url, factor);
  const started = {};
  for (const factor of factors)
    started[factor] = await start(contestants.first, nations[factor], settings, lifetime);
  const figures = await measure(started, questions, {
    seconds: Number(values.seconds),
    rounds: Number(values.rounds),
    // One at a time: how long a question takes, not how many wait for it.
    connections: 1,
    // Slower than the service lets a statement be: that is what is to be found.
    mayFail: true,
    postmaster: await postmasterOf(url),
    progress: () => process.stderr.write('.'),
  });
  process.stderr.write('\n');
  const text = reportOf(figures, machine);
  console.log(text);
  console.error(`Kept in ${keep('growth', text)}.`);
  if (values.write) publish('growth', text);
}

function reportOf(figures, machine) {
  const names = factors.map((factor) => [
    factor,
    `${factor} × (${(7852 * factor).toLocaleString('en')} bodies)`,
  ]);
  const total = ({ server, database }) => server + database;
  const at = (say) => (factor, question) => {
    const found = figures[factor][question];
    return found === null ? 'no answer' : say(found, figures[1][question]);
  };
  const grown = (figure) => at((found, small) => ratio(figure(found) / figure(small)));
  return [
    `${machine}. One connection, ${values.rounds} rounds of ${values.seconds} s, medians; answer cache off.`,
    ...[
      ['Time of an answer (p50), times that on 1 ×', names.slice(1), grown(({ p50 }) => p50)],
      ['CPU per request, times that on 1 ×', names.slice(1), grown(total)],
      ['Time of an answer, p50, ms', names, at(({ p50 }) => decimal(p50))],
      ['CPU per request, server + PostgreSQL, ms', names, at(cpu)],
    ].flatMap(([title, rows, cell]) => [`**${title}**`, table('', rows, questions, cell)]),
  ].join('\n\n');
}
