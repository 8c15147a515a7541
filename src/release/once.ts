import { createHash } from 'node:crypto';
import type { DataSource, EntityManager } from 'typeorm';
import { type Refused, refuse, UserErrorCode } from '../user-errors.js';
import type { Viewer } from '../viewer/viewer.js';
import { administers } from './release.policy.js';
import { findDeed, freeKey, keepAnswer, takeKey } from './deed-key.queries.js';

export interface Keyed {
  /** Whose key it is: others may use the same. */
  readonly viewer: Viewer;
  /** Of the caller's choice, 1 to 200 characters. Without one, the deed is done each time. */
  readonly key: string | null | undefined;
  /** What is asked; another input under the same key is refused. */
  readonly input: object;
}

/**
 * Does a deed once for a key, however often it is asked for, also at the same time: the answer is kept in the
 * transaction that does it. One that was refused did nothing, so that its key stays free.
 */
export async function once<Outcome extends { readonly ok: boolean }>(
  database: DataSource | EntityManager,
  { viewer, key, input }: Keyed,
  deed: (db: EntityManager) => Promise<Outcome>,
): Promise<Outcome | Refused> {
  // The deed itself refuses who may not do it; such a one takes no key.
  if (key === null || key === undefined || !administers(viewer)) return database.transaction(deed);
  const actor = viewer.username;
  if (key.length === 0 || key.length > 200) return badKey;
  const inputSha256 = createHash('sha256').update(canonical(input)).digest('hex');
  return database.transaction(async (db) => {
    if (!(await takeKey(db, { actor, key, inputSha256 }))) {
      const kept = await findDeed(db, actor, key);
      return kept?.inputSha256 === inputSha256 ? (revived(kept.answer) as Outcome) : keyReused;
    }
    const done = await deed(db);
    if (done.ok) await keepAnswer(db, { actor, key, answer: done });
    else await freeKey(db, actor, key);
    return done;
  });
}

/** The same text for the same input, in whatever order its fields were sent; what is null was not sent. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, each: unknown) =>
    typeof each === 'object' && each !== null && !Array.isArray(each) && !(each instanceof Date)
      ? Object.fromEntries(
          Object.entries(each)
            .filter(([, inner]) => inner !== null && inner !== undefined)
            .sort(([a], [b]) => (a < b ? -1 : 1)),
        )
      : each,
  );
}

/** An answer as it was, its times too. */
function revived(answer: unknown): unknown {
  return JSON.parse(JSON.stringify(answer), (key, value: unknown) =>
    key.endsWith('At') && typeof value === 'string' ? new Date(value) : value,
  );
}

const keyReused: Refused = refuse(UserErrorCode.KEY_REUSED, ['idempotencyKey'], {
  th: 'คีย์นี้เคยใช้กับคำสั่งอื่นแล้ว ให้ใช้คีย์ใหม่',
  en: 'This key was used for another input: take a new key for a new deed.',
});

const badKey: Refused = refuse(UserErrorCode.KEY_REUSED, ['idempotencyKey'], {
  th: 'คีย์ต้องมี 1 ถึง 200 ตัวอักษร',
  en: 'A key has 1 to 200 characters.',
});
