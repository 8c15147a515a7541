import type { DataSource } from 'typeorm';

/** What was taken away: how many events of each action. */
export type Trimmed = Readonly<Record<string, number>>;

/** Takes away what was read and what asked more than so many days ago, and keeps that it did. For the owner. */
export async function trimAudit(
  database: DataSource,
  { days, actor, origin }: { readonly days: number; readonly actor: string; readonly origin: string },
): Promise<Trimmed> {
  const [row] = await database.query<{ taken: Trimmed }[]>(
    `select trim_audit(make_interval(days => $1), $2, $3) as taken`,
    [days, actor, origin],
  );
  return row?.taken ?? {};
}
