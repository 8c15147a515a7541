import pg from 'pg';
import { Message } from '../../src/database/message.js';

/** Tables that grow with the number of local governments or of releases. */
const largeTables = ['local_government', 'assessment', 'dimension_score', 'indicator_score', 'statistic'];

/** A statement as it was sent to the database. */
interface Sent {
  readonly text: string;
  readonly values: unknown[];
  /** The connection that sent it. */
  readonly by?: unknown;
}

/** All that is sent to the database while `work` runs, by whichever connection. */
export async function statementsOf(work: () => Promise<unknown>): Promise<Sent[]> {
  const spy = jest.spyOn(pg.Client.prototype, 'query');
  try {
    await work();
    return (spy.mock.calls as unknown[][]).flatMap(([first, second], nth): Sent[] => {
      const by = spy.mock.contexts[nth];
      if (first instanceof Message)
        return first.statements.map(({ text, values }) => ({ text, values: [...values], by }));
      const config = (typeof first === 'string' ? { text: first } : first) as {
        text: string;
        values?: unknown[];
      };
      const values = Array.isArray(second) ? second : (config.values ?? []);
      return [{ text: config.text, values, by }];
    });
  } finally {
    spy.mockRestore();
  }
}

/** All rows that the database sends while `work` runs, to whichever connection. */
export async function rowsReceivedDuring(work: () => Promise<unknown>): Promise<unknown[]> {
  const spy = jest.spyOn(pg.Client.prototype, 'query');
  try {
    await work();
    const results = await Promise.all(spy.mock.results.map(({ value }) => value as unknown));
    return results
      .flatMap((result) => [result].flat() as { rows?: unknown[] }[])
      .flatMap((result) => (result instanceof Message ? result.rows.flat() : (result?.rows ?? [])));
  } finally {
    spy.mockRestore();
  }
}

interface Plan {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly 'Index Cond'?: string;
  readonly Plans?: readonly Plan[];
}

/**
 * The scans of large tables that no index narrows, in the plans of these statements, and how many scans were looked
 * at. They are planned as they were run: in their order, with the role and the settings of their transaction, one
 * connection after another, as the watch of releases may read at the same time. What is sent outside of such a
 * transaction, such as who asks and what the audit keeps, is no part of the answer.
 */
export async function plansOf(client: pg.Client, sent: readonly Sent[]) {
  const scans: string[] = [];
  const unaided: string[] = [];
  for (const connection of new Set(sent.map(({ by }) => by))) {
    let begun = false;
    for (const { text, values } of sent.filter(({ by }) => by === connection)) {
      // A command's transaction begins otherwise.
      const begins = /^\s*begin\b.*\bread only/i.test(text);
      if (!begun && !begins) continue;
      if (begins) {
        begun = true;
        await client.query(text);
        // The demo is small enough for a scan of all to be cheaper. So: is there an index where it will not be?
        await client.query(
          'set local enable_seqscan = off; set local enable_hashjoin = off; set local enable_mergejoin = off',
        );
      } else if (/^\s*(commit|rollback)/i.test(text)) {
        begun = false;
        await client.query('rollback');
      } else if (/^\s*set\b|set_config/i.test(text)) await client.query(text, values);
      else
        for (const scan of scansOf(await planOf(client, { text, values }))) {
          scans.push(scan.table);
          if (!scan.aided) unaided.push(`${scan.table} in ${text}`);
        }
    }
    if (begun) await client.query('rollback');
  }
  return { scans, unaided };
}

async function planOf(client: pg.Client, { text, values }: Sent): Promise<Plan> {
  const { rows } = await client.query<{ 'QUERY PLAN': [{ Plan: Plan }] }>(
    `explain (format json) ${text}`,
    values,
  );
  const [found] = rows;
  if (found === undefined) throw new Error(`No plan of ${text}`);
  return found['QUERY PLAN'][0].Plan;
}

function scansOf(plan: Plan): { table: string; aided: boolean }[] {
  const below = (plan.Plans ?? []).flatMap(scansOf);
  const table = plan['Relation Name'];
  if (table === undefined || !largeTables.includes(table)) return below;
  // The condition of a bitmap stands at the index below it.
  const conditions = [plan, ...(plan.Plans ?? [])].map((node) => node['Index Cond']);
  return [{ table, aided: conditions.some((condition) => condition !== undefined) }, ...below];
}
