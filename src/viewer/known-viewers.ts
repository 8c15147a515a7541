import type { DataSource } from 'typeorm';
import { lookUps } from '../database/look-ups.js';
import type { Reads } from '../database/read-session.js';
import { findViewer } from '../account/account.queries.js';
import { findKeyViewer } from '../api-key/api-key-viewer.queries.js';
import { isApiKey } from '../api-key/api-key.js';
import type { AuditLog } from '../audit/audit-log.js';
import type { Repeated } from '../audit/repeats.js';
import { refusal } from '../graphql/errors.js';
import { Bounded } from '../kept/bounded.js';
import { hashOfSecret } from './secret.js';
import { type BadToken, isStillGood, type TokenKeys, type VerifiedToken, verifyToken } from './token.js';
import { anonymous, type Viewer } from './viewer.js';

/** Milliseconds for which an account is taken for what it was: after that, what ended has ended in every process. */
const trust = 10_000;

/** How many are remembered: more than there are accounts. */
const most = 20_000;

/** Bytes of the tokens that were found good; to verify one is a fifth of the work of an answer that is kept. */
const roomForTokens = 4 * 1024 * 1024;

/** Who a token is of; the viewer is null where it is not good. */
interface Asker {
  readonly viewer: Viewer | null;
  /** What the audit keeps of it, each time it comes. */
  readonly event: Omit<Repeated, 'origin' | 'requestId'> | null;
}

interface Known {
  readonly asker: Promise<Asker>;
  readonly at: number;
}

/** Finds out who asks, and remembers it for some seconds: a request by a known token costs no statement. */
export class KnownViewers {
  readonly #db: Reads;
  readonly #keys: TokenKeys;
  readonly #audit: AuditLog;
  readonly #known = new Map<string, Known>();
  readonly #verified = new Bounded<VerifiedToken>(roomForTokens);

  constructor({ database, keys, audit }: { database: DataSource; keys: TokenKeys; audit: AuditLog }) {
    this.#db = lookUps(database);
    this.#keys = keys;
    this.#audit = audit;
  }

  /**
   * Who sends a request, by its `Authorization` header.
   * @throws UNAUTHENTICATED (HTTP 401) for any header that is not a good token: it never becomes anonymous in silence
   */
  async recognise(
    authorization: string | undefined,
    from: { readonly origin: string; readonly requestId: string },
  ): Promise<Viewer> {
    if (authorization === undefined) return anonymous;
    const [, token = ''] = /^Bearer ([\w.-]+)$/i.exec(authorization) ?? [];
    const { viewer, event } = await (isApiKey(token) ? this.#byKey(token) : this.#byToken(token));
    if (event !== null) this.#audit.note({ ...event, ...from });
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

  async #byToken(token: string): Promise<Asker> {
    const known = this.#verified.get(token);
    const subject = known !== undefined && isStillGood(known) ? known : verifyToken(this.#keys, token);
    if (typeof subject === 'string') return badToken(subject);
    this.#verified.set(token, subject, 2 * token.length + 200);
    const key = `session ${subject.accountId} ${subject.sessionId}`;
    return this.#remember(key, async () => {
      const found = await findViewer(this.#db, subject);
      if (found === null || found.viewer === null) return badToken('ENDED', found?.username);
      return { viewer: found.viewer, event: null };
    });
  }

  #byKey(key: string): Promise<Asker> {
    const hash = hashOfSecret(key);
    return this.#remember(`key ${hash.toString('base64')}`, async () => {
      const found = await findKeyViewer(this.#db, hash);
      if (found === null) return badToken('FORGED');
      const { viewer, username: actor, subject, over } = found;
      const used = over === null ? 'USE_API_KEY' : 'API_KEY_REFUSED';
      return { viewer, event: { action: used, actor, subject, ...(over === null ? {} : { reason: over }) } };
    });
  }

  #remember(key: string, find: () => Promise<Asker>): Promise<Asker> {
    const now = Date.now();
    const known = this.#known.get(key);
    if (known !== undefined && Math.abs(now - known.at) < trust) return known.asker;
    const asker = find();
    this.#known.delete(key);
    const [oldest] = this.#known.keys();
    if (this.#known.size >= most && oldest !== undefined) this.#known.delete(oldest);
    this.#known.set(key, { asker, at: now });
    asker.catch(() => this.#known.delete(key)); // what could not be found out is not known
    return asker;
  }
}

const badToken = (reason: BadToken | 'ENDED', actor: string | null = null): Asker => ({
  viewer: null,
  event: { action: 'TOKEN_REFUSED', actor, reason },
});
