import { parseArgs } from 'node:util';
import { start } from './lib/contestant.mjs';
import { contestants, twoProcesses } from './lib/contestants.mjs';
import { twoLoops } from './lib/loops.mjs';
import { describeMachine } from './lib/machine.mjs';
import { measure } from './lib/measure.mjs';
import { questions, settingsOfAccounts } from './lib/questions.mjs';
import { postmasterOf, session } from './lib/session.mjs';
import { bySockets } from './lib/sockets.mjs';
import { cpu, decimal, integer, ratio, table } from './lib/tables.mjs';
import { keep, publish } from './lib/write.mjs';

const usage = `npm run bench:alone -- [--seconds 3] [--rounds 3] [--connections 32] [--write]
  The service by itself: as one process and as two, and at a steady half of what it can; --write puts the tables into docs/performance.md.`;

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '3' },
    rounds: { type: 'string', default: '3' },
    connections: { type: 'string', default: '32' },
    write: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});
const [seconds, rounds, connections] = ['seconds', 'rounds', 'connections'].map((name) =>
  Number(values[name]),
);

/** The service as one process, and the same as two. */
const twoOf = { first: 'twoFirst', again: 'twoAgain' };

/** As browsers and most clients ask. */
const compressedTitle = '**ours, asked again, compressed**';

if (values.help) console.log(usage);
else await session(run);

async function run({ url, lifetime }) {
  const settings = await settingsOfAccounts(url);
  const machine = await describeMachine(url);
  const options = {
    ...{ seconds, rounds, connections, generator: bySockets },
    postmaster: await postmasterOf(url),
    progress: () => process.stderr.write('.'),
  };
  const startAll = async (some) => {
    const started = {};
    for (const [name, contestant] of Object.entries(some))
      started[name] = await start(contestant, url, settings, lifetime);
    return started;
  };
  // One process and two take turns: what others leave of the machine changes within minutes. The first are ended before the
  // others begin, as the database takes no more connections than that.
  const firsts = await startAll({ first: contestants.first, twoFirst: twoProcesses.first });
  const most = await measure(firsts, questions, options);
  for (const contestant of Object.values(firsts)) await contestant.stop();
  const { again, kept, twoAgain } = await startAll({
    again: contestants.again,
    twoAgain: twoProcesses.again,
    kept: contestants.kept,
  });
  const compressed = { ...again, title: compressedTitle, headers: { 'accept-encoding': 'gzip, br' } };
  Object.assign(most, await measure({ again, compressed, kept, twoAgain }, questions, options));
  const loops = await twoLoops(options);
  const halfOf = (name) =>
    Object.fromEntries(questions.map((q) => [q.name, most[name][q.name].perSecond / 2]));
  // What answers nothing but what it holds is given the same load: its times are the machine's.
  const rates = { again: halfOf('again'), compressed: halfOf('compressed'), kept: halfOf('again') };
  const half = await measure({ again, compressed, kept }, questions, { ...options, rates });
  process.stderr.write('\n');

  const titles = ['first', 'again', 'kept'].map((name) => [name, contestants[name].title]);
  const [, ...known] = titles;
  const ofService = titles.filter(([name]) => name in twoOf);
  const ofCompressed = ['compressed', compressedTitle];
  const text = [
    `${machine}. ${connections} connections, ${rounds} rounds of ${seconds} s, medians.`,
    '**At a steady half of the maximum load: p50 / p99, ms (target for p99: 10)**',
    table(
      '',
      [...known, ofCompressed],
      questions,
      (name, q) => `${decimal(half[name][q].p50)} / ${decimal(half[name][q].p99)}`,
    ),
    '**One process: requests per second**',
    table('', [...titles, ofCompressed], questions, (name, q) => integer(most[name][q].perSecond)),
    `**Two processes: requests per second (and times those of one; target 1.7×; two loops that share nothing: ${ratio(loops)})**`,
    table('', ofService, questions, (name, q) => {
      const { perSecond } = most[twoOf[name]][q];
      return `${integer(perSecond)} (${ratio(perSecond / most[name][q].perSecond)})`;
    }),
    '**CPU per request of one process, and of two: server + PostgreSQL + what sends it, ms**',
    table('', ofService, questions, (name, q) =>
      [name, twoOf[name]].map((who) => `${cpu(most[who][q])}+${decimal(most[who][q].sender)}`).join(', '),
    ),
  ].join('\n\n');
  console.log(text);
  console.error(`Kept in ${keep('alone', text)}.`);
  if (values.write) publish('alone', text);
}
