import cluster from 'node:cluster';

/** Runs a program as two processes that share its port. */
cluster.setupPrimary({ exec: process.argv[2], args: [] });
for (let nth = 0; nth < 2; nth += 1) cluster.fork();
cluster.on('exit', (_, code) => {
  process.exitCode ??= code;
  for (const worker of Object.values(cluster.workers)) worker.kill();
});
process.once('SIGTERM', () => cluster.disconnect());
