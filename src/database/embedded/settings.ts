/** What the server is started with: fit for a demo of a million rows on two cores, reachable from here only. */
export function serverSettings(port: number, durable: boolean): readonly string[] {
  return [
    `port=${port}`,
    'listen_addresses=127.0.0.1',
    'unix_socket_directories=',
    'shared_buffers=256MB',
    'work_mem=16MB',
    'maintenance_work_mem=128MB',
    'effective_cache_size=1GB',
    'max_wal_size=2GB',
    'checkpoint_timeout=15min',
    'log_checkpoints=off',
    'random_page_cost=1.1',
    // Compiling costs more than it saves on statements of milliseconds.
    'jit=off',
    // Docker gives /dev/shm 64 MB, too little for a parallel hash join.
    ...(process.platform === 'linux' ? ['dynamic_shared_memory_type=mmap'] : []),
    ...(durable ? [] : ['fsync=off', 'full_page_writes=off', 'synchronous_commit=off']),
  ];
}
