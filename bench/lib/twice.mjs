import cluster from 'node:cluster';

/** Runs a program, the last of its arguments, as two processes that share its port. */
const words = process.argv.slice(2);
cluster.setupPrimary({ exec: words.at(-1), args: [], execArgv: words.slice(0, -1) });
for (let nth = 0; nth < 2; nth += 1) cluster.fork();
/** Not by the worker's own way, which waits for connections that are kept open. */
const stop = () => Object.values(cluster.workers).forEach((worker) => worker.process.kill('SIGTERM'));
cluster.on('exit', (_, code) => {
  process.exitCode ??= code;
  stop();
});
process.once('SIGTERM', stop);
