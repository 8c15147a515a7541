import { hash } from 'node:crypto';
import type { ReadsSummary } from '../audit/noted-reads.js';
import type { Role, Viewer } from '../viewer/viewer.js';
import { Remembered } from '../remembered.js';
import { Bounded } from './bounded.js';

/** Bytes for the answers to each class of viewers: no class can push out what is kept for another. */
const room: Readonly<Record<Role, number>> = {
  PUBLIC: 24 * 1024 * 1024,
  LAO: 12 * 1024 * 1024,
  PROVINCE: 12 * 1024 * 1024,
  DEPARTMENT: 12 * 1024 * 1024,
  ADMIN: 4 * 1024 * 1024,
};

/** What an entry takes beside its body, and for each local government it is about. */
const overhead = { entry: 400, body: 60 };

export type Encoding = 'br' | 'gzip';

/** A finished answer, as it goes out. */
export interface FinishedAnswer {
  readonly type: string;
  readonly body: Buffer;
  /** Of the body before it is encoded, in quotes. */
  readonly etag: string;
  readonly encoded: Map<Encoding, Buffer>;
  /** What is told and kept of it each time it goes out: the name of the operation, its cost, whom it is about. */
  readonly operation: string | null;
  readonly cost: number;
  readonly reads: ReadsSummary;
}

/** A question, and who asks it. */
export interface Question {
  readonly viewer: Viewer;
  /** As text, or named by its SHA-256. */
  readonly document: { readonly text: string } | { readonly hash: string };
  readonly operationName: string | null;
  readonly variables: unknown;
  /** Decides the type in which the answer goes out. */
  readonly accept: string;
  /** The network of who asks, where that is a stranger: accounts are known, and do not count twice. */
  readonly stranger: string | undefined;
}

/** Where an answer is kept: nobody of another scope, and nobody after the set of releases has changed, finds it. */
export interface Place {
  readonly role: Role;
  /** The name of the set of releases. */
  readonly set: string;
  readonly key: string;
  readonly stranger: string | undefined;
}

export function placeOf({ viewer, stranger, ...question }: Question, set: string): Place {
  const { document, operationName, variables, accept } = question;
  const by = 'hash' in document ? ['hash', document.hash] : ['text', digestOf(document.text)];
  const key = JSON.stringify([scopeOf(viewer), set, by, operationName, ordered(variables), accept]);
  return { role: viewer.role, set, stranger, key };
}

/** Of documents: programs send the same ones again and again. */
const digests = new Remembered<string, string>(300);

const digestOf = (text: string): string => digests.find(text, () => hash('sha256', text, 'base64'));

/** Answers that hold for everyone of a scope as long as the set of releases does. */
export class Answers {
  readonly #byRole = new Map<Role, Bounded<FinishedAnswer>>();

  find({ role, key, stranger }: Place): FinishedAnswer | undefined {
    return this.#of(role).get(key, stranger);
  }

  keep({ role, key, stranger }: Place, answer: FinishedAnswer): void {
    const { body, operation, reads } = answer;
    const words = 2 * key.length + (operation?.length ?? 0);
    const bytes = overhead.entry + words + body.length + overhead.body * reads.codes.length;
    this.#of(role).set(key, answer, bytes, stranger);
  }

  /** Keeps an answer in an encoding as well. */
  keepEncoded({ role, key }: Place, answer: FinishedAnswer, as: Encoding, body: Buffer): void {
    if (answer.encoded.has(as)) return;
    answer.encoded.set(as, body);
    this.#of(role).grow(key, body.length);
  }

  #of(role: Role): Bounded<FinishedAnswer> {
    let answers = this.#byRole.get(role);
    if (answers === undefined) this.#byRole.set(role, (answers = new Bounded(room[role])));
    return answers;
  }
}

/** Role and place: all that scopes are made from. What an administrator may do to a draft depends on the person too. */
function scopeOf(viewer: Viewer): readonly (string | number)[] {
  switch (viewer.role) {
    case 'LAO':
      return [viewer.role, viewer.provinceCode, viewer.localGovernmentId];
    case 'PROVINCE':
      return [viewer.role, viewer.provinceCode];
    case 'ADMIN':
      return [viewer.role, viewer.username];
    case 'PUBLIC':
    case 'DEPARTMENT':
      return [viewer.role];
  }
}

/** The same value with the names of its objects in order. */
function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, each]) => [name, ordered(each)]),
  );
}
