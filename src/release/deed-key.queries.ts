import type { EntityManager } from 'typeorm';

/** A deed that was done under a key: what was asked, and what was answered. */
export interface KeptDeed {
  readonly inputSha256: string;
  readonly answer: unknown;
}

/** Takes a key for a deed; who comes with the same key meanwhile waits here for the end of it. False: it is taken. */
export async function takeKey(
  db: EntityManager,
  { actor, key, inputSha256 }: { actor: string; key: string; inputSha256: string },
): Promise<boolean> {
  const rows = await db.query<unknown[]>(
    `insert into deed_key (actor, key, input_sha256) values ($1, $2, $3) on conflict do nothing returning 1`,
    [actor, key, inputSha256],
  );
  return rows.length > 0;
}

export async function findDeed(db: EntityManager, actor: string, key: string): Promise<KeptDeed | undefined> {
  const [row] = await db.query<KeptDeed[]>(
    'select input_sha256 as "inputSha256", answer from deed_key where actor = $1 and key = $2',
    [actor, key],
  );
  return row;
}

export async function keepAnswer(
  db: EntityManager,
  { actor, key, answer }: { actor: string; key: string; answer: object },
): Promise<void> {
  await db.query('update deed_key set answer = $3 where actor = $1 and key = $2', [
    ...[actor, key, JSON.stringify(answer)],
  ]);
}

/** Gives the key back, as nothing was done under it. */
export async function freeKey(db: EntityManager, actor: string, key: string): Promise<void> {
  await db.query('delete from deed_key where actor = $1 and key = $2', [actor, key]);
}
