import cluster from 'node:cluster';

/** Runs a program, the last of its arguments, as two processes that share its port. */
const words = process.argv.slice(2);
cluster.setupPrimary({ exec: words.at(-1), args: [], execArgv: words.slice(0, -1) });
for (let nth = 0; nth < 2; nth += 1) cluster.fork();
cluster.on('exit', (_, code) => {
  process.exitCode ??= code;
  for (const worker of Object.values(cluster.workers)) worker.kill();
});
process.once('SIGTERM', () => cluster.disconnect());
