import { testServer, type TestServer } from '../support/ask.js';
import type { World } from '../support/world.js';

/** An event of the audit, as it is kept. */
export interface KeptEvent {
  readonly id: number;
  readonly action: string;
  readonly actor: string | null;
  readonly origin: string;
  readonly subject: string | null;
  readonly details: Readonly<Record<string, unknown>> | null;
}

/** Looks at what the audit has kept. */
export class KeptEvents {
  #seen = 0;

  constructor(
    private readonly world: World,
    private readonly servers: readonly TestServer[],
  ) {}

  /** What was kept of an action since the last look, in its order; what gathers is written first. */
  async next(action: string): Promise<KeptEvent[]> {
    for (const { audit } of this.servers) await audit.flush();
    const rows = await this.world.database.query<KeptEvent[]>(
      'select id, action, actor, origin, subject, details from audit_event where id > $1 order by id',
      [this.#seen],
    );
    this.#seen = rows.at(-1)?.id ?? this.#seen;
    return rows.filter((row) => row.action === action);
  }

  /** What a process of its own kept of an action, all of it, as it was told to stop. */
  async ofOwn(action: string, work: (own: TestServer) => Promise<void>): Promise<KeptEvent[]> {
    await this.next(action);
    const own = await testServer(this.world.database);
    await work(own);
    await own.close();
    return this.next(action);
  }

  /** All rows as text. */
  async text(): Promise<string> {
    const rows = await this.world.database.query<unknown[]>('select e::text from audit_event e');
    return JSON.stringify(rows);
  }
}

export const times = (events: readonly KeptEvent[]): number =>
  events.reduce((sum, { details }) => sum + Number(details?.['times'] ?? 1), 0);

let hosts = 0;
/** From an address, or one that nobody came from before: then what is kept is kept at once. */
export const from = (address = `198.51.100.${(hosts += 1)}`) => ({ 'x-forwarded-for': address });
