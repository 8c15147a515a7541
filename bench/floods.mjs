// What a flood of each kind does to somebody who only reads: npm run bench:floods -- [SECONDS]. It starts the built demo on a
// free port, sends each flood by four clients for so many seconds (5), and a bystander asks twenty times a second.
// With DATABASE_URL, as for the demo, it also locks a table there for as long and asks for it three hundred times.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpus, loadavg } from 'node:os';
import { setTimeout as wait } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { cpuOf, memoryOf } from './lib/cpu.mjs';
import { floods, needsLogIn } from './lib/floods.mjs';
import { whileLocked } from './lib/locked.mjs';
import { logIn } from './lib/log-in.mjs';
import { service } from './lib/service.mjs';
import { decimal, integer, megabytes } from './lib/tables.mjs';

const seconds = Number(process.argv[2] ?? 5);
const child = spawn(process.execPath, [...service, '--demo'], {
  env: { ...process.env, PORT: '0', LOG_LEVEL: 'silent' },
  stdio: ['ignore', 'pipe', 'inherit'],
});
let said = '';
while (!/GraphQL +\S+/.test(said)) said += String((await once(child.stdout, 'data'))[0]);
const url = /GraphQL +(\S+)/.exec(said)?.[1] ?? '';

async function post(query, headers = {}) {
  const begun = performance.now();
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query }),
  });
  const bytes = (await response.arrayBuffer()).byteLength;
  return { status: response.status, bytes, time: performance.now() - begun };
}

const { department } = await logIn(url, ['department']);

/** Begins to ask twenty times a second; what is returned ends it. */
function bystander() {
  const script = new URL('./lib/bystander.mjs', import.meta.url);
  const worker = new Worker(script, { workerData: { url } });
  return async () => {
    worker.postMessage('stop');
    return (await once(worker, 'message'))[0];
  };
}

let nth = 0;
async function flood(document, headers) {
  const answers = [];
  const end = performance.now() + seconds * 1000;
  const client = async () => {
    while (performance.now() < end) answers.push(await post(document((nth += 1)), headers));
  };
  await Promise.all([client(), client(), client(), client()]);
  return answers;
}

const row = (name, answers, { failed, p50, p95 }, { cpu, grown }) => {
  const statuses = [...new Set(answers.map(({ status }) => status))].sort().join(', ');
  const slowest = Math.max(0, ...answers.map(({ time }) => time));
  const longest = Math.max(0, ...answers.map(({ bytes }) => bytes));
  return `| ${[name, integer(answers.length / seconds), statuses, decimal(cpu), decimal(slowest), integer(longest), failed, decimal(p50), decimal(p95), megabytes(grown)].join(' | ')} |`;
};

const different = ['2,000 distinct documents', (one) => `{ a${one}: nation { id } }`];
const all = [...floods, different];
// Code is compiled and connections are opened before anything counts.
for (const [, document] of all) for (let one = 0; one < 20; one += 1) await post(document((nth += 1)));

console.log(
  `${new Date().toISOString().slice(0, 10)}; ${cpus()[0].model.trim()}, ${cpus().length} cores; Node ${process.versions.node}; ` +
    `load ${loadavg()[0].toFixed(1)} at the beginning; four clients for ${seconds} s each\n`,
);
console.log(
  '| flood | answers/s | status | CPU ms each | slowest, ms | longest, bytes | bystander failed | p50, ms | p95, ms | memory, MB |',
);
console.log('| --- | --: | --- | --: | --: | --: | --: | --: | --: | --: |');
const alone = bystander();
await wait(seconds * 1000);
console.log(row('none', [], await alone(), { cpu: 0, grown: 0 }));
const authorization = `Bearer ${department}`;
async function measure(name, send) {
  const before = { memory: memoryOf(child.pid), cpu: cpuOf(child.pid) };
  const told = bystander();
  const answers = await send();
  // The bystander's is in it: on a busy machine it says more than the times do.
  const cpu = (cpuOf(child.pid) - before.cpu) / answers.length;
  const grown = memoryOf(child.pid) - before.memory;
  console.log(row(name, answers, await told(), { cpu, grown }));
}
for (const [name, document] of all)
  await measure(name, () => flood(document, needsLogIn(name) ? { authorization } : {}));

const { DATABASE_URL: databaseUrl } = process.env;
if (databaseUrl !== undefined) {
  const report = '{ localGovernments { nodes { code assessments { percent } } } }';
  const asked = () => post(report, { authorization, 'x-query-cost': '1' });
  const crowd = async () => {
    const [answers] = await whileLocked(databaseUrl, 'assessment', () =>
      Promise.all([Promise.all(Array.from({ length: 300 }, asked)), wait(seconds * 1000)]),
    );
    return answers;
  };
  await crowd();
  await measure('a locked table', crowd);
}
child.kill('SIGTERM');
