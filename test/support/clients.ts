import { setTimeout as pause } from 'node:timers/promises';

/** What a client was told, and how long it waited. */
export interface Told {
  readonly status: number;
  readonly text: string;
  readonly retryAfter: string | null;
  /** The codes of its errors; none where all was well. */
  readonly codes: readonly string[];
  readonly milliseconds: number;
}

export async function post(url: string, query: string, options: RequestInit = {}): Promise<Told> {
  const start = performance.now();
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    body: JSON.stringify({ query }),
    ...options,
    headers: { 'content-type': 'application/json', ...options.headers },
  });
  const text = await response.text();
  const { errors = [] } = JSON.parse(text) as { errors?: { extensions: { code: string } }[] };
  return {
    ...{ status: response.status, text, retryAfter: response.headers.get('retry-after') },
    codes: errors.map(({ extensions }) => extensions.code),
    milliseconds: performance.now() - start,
  };
}

export interface Clients {
  /** All that was told so far. */
  readonly told: readonly Told[];
  /** Waits until each client has been told something that fits, counted from now. */
  each(fits: (told: Told) => boolean): Promise<void>;
  stop(): Promise<void>;
}

/** Many who ask, each again as soon as it has its answer, until they are stopped. */
export function startClients(count: number, ask: (client: number) => Promise<Told>): Clients {
  const told: Told[] = [];
  let waiting: (() => void)[] = [];
  const last: Told[] = [];
  let stopped = false;
  const running = Array.from({ length: count }, async (_, client) => {
    while (!stopped) {
      const one = await ask(client);
      told.push((last[client] = one));
      for (const wake of waiting.splice(0)) wake();
      // As clients do: who is sent away does not come again at once.
      if (one.status === 503) await pause(50);
    }
  });
  return {
    told,
    async each(fits) {
      last.length = 0;
      const satisfied = new Set<number>();
      while (satisfied.size < count) {
        last.forEach((one, client) => fits(one) && satisfied.add(client));
        await Promise.race([new Promise<void>((wake) => waiting.push(wake)), Promise.all(running)]);
      }
    },
    async stop() {
      stopped = true;
      waiting = [];
      await Promise.all(running);
    },
  };
}
