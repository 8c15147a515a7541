import type { DataSource } from 'typeorm';
import { lookUps } from '../database/look-ups.js';
import type { Reads } from '../database/read-session.js';
import { findViewer } from '../account/account.queries.js';
import { findKeyViewer } from '../api-key/api-key-viewer.queries.js';
import { isApiKey } from '../api-key/api-key.js';
import type { AuditLog } from '../audit/audit-log.js';
import { refusal } from '../graphql/errors.js';
import { hashOfSecret } from './secret.js';
import { type TokenKeys, verifyToken } from './token.js';
import { anonymous, type Viewer } from './viewer.js';

/** Milliseconds for which an account is taken for what it was: after that, what ended has ended in every process. */
const trust = 10_000;

/** How many are remembered: more than there are accounts. */
const most = 20_000;

interface Known {
  readonly viewer: Promise<Viewer | null>;
  readonly at: number;
}

/** Finds out who asks, and remembers it for some seconds: a request by a known token costs no statement. */
export class KnownViewers {
  readonly #db: Reads;
  readonly #keys: TokenKeys;
  readonly #audit: AuditLog;
  readonly #known = new Map<string, Known>();

  constructor({ database, keys, audit }: { database: DataSource; keys: TokenKeys; audit: AuditLog }) {
    this.#db = lookUps(database);
    this.#keys = keys;
    this.#audit = audit;
  }

  /**
   * Who sends a request, by its `Authorization` header.
   * @throws UNAUTHENTICATED (HTTP 401) for any header that is not a good token: it never becomes anonymous in silence
   */
  async recognise(authorization: string | undefined, origin: string): Promise<Viewer> {
    if (authorization === undefined) return anonymous;
    const [, token = ''] = /^Bearer ([\w.-]+)$/i.exec(authorization) ?? [];
    const viewer = await (isApiKey(token) ? this.#byKey(token, origin) : this.#byToken(token));
    if (viewer !== null) return viewer;
    throw refusal(
      'UNAUTHENTICATED',
      'The token is not valid or no longer valid: log in again, or send no Authorization header.',
      'โทเคนไม่ถูกต้องหรือหมดอายุ โปรดเข้าสู่ระบบใหม่',
      401,
    );
  }

  /** To be called where something was changed of who may ask: this process then looks at once. */
  forget(): void {
    this.#known.clear();
  }

  #byToken(token: string): Promise<Viewer | null> {
    const subject = verifyToken(this.#keys, token);
    if (subject === null) return Promise.resolve(null);
    const key = `session ${subject.accountId} ${subject.sessionId}`;
    return this.#remember(key, () => findViewer(this.#db, subject));
  }

  #byKey(key: string, origin: string): Promise<Viewer | null> {
    const hash = hashOfSecret(key);
    return this.#remember(`key ${hash.toString('base64')}`, async () => {
      const found = await findKeyViewer(this.#db, hash);
      if (found?.firstToday === true)
        this.#audit.note({ action: 'USE_API_KEY', actor: found.viewer.username, origin });
      return found?.viewer ?? null;
    });
  }

  #remember(key: string, find: () => Promise<Viewer | null>): Promise<Viewer | null> {
    const now = Date.now();
    const known = this.#known.get(key);
    if (known !== undefined && Math.abs(now - known.at) < trust) return known.viewer;
    const viewer = find();
    this.#known.delete(key);
    const [oldest] = this.#known.keys();
    if (this.#known.size >= most && oldest !== undefined) this.#known.delete(oldest);
    this.#known.set(key, { viewer, at: now });
    viewer.catch(() => this.#known.delete(key)); // what could not be found out is not known
    return viewer;
  }
}
