import { type Asked, bytesOf } from '../graphql/execution/plans.js';
import { Bounded } from './bounded.js';
import type { Question } from './answers.js';

/** A query that was answered without an error: it need not be parsed, validated and counted again. */
export interface KnownOperation extends Asked {
  /** The operation's name. */
  readonly name: string | null;
  /** Whether its answers may be kept. */
  readonly mayBeKept: boolean;
  /** The media type in which its answer went out. */
  readonly type: string;
}

/** Bytes for all of them together; one of a report has 1.5 KB of text. */
const room = 16 * 1024 * 1024;

type Asking = Pick<Question, 'document' | 'operationName' | 'accept' | 'stranger'>;

/** The queries that were answered without an error, by what is asked and the type in which it is to be answered. */
export class Operations {
  readonly #known = new Bounded<KnownOperation>(room);

  find(asking: Asking): KnownOperation | undefined {
    return this.#known.get(keyOf(asking), asking.stranger);
  }

  keep(asking: Asking, operation: KnownOperation): void {
    const key = keyOf(asking);
    const held = 2 * key.length + bytesOf.character * operation.source.length;
    this.#known.set(key, operation, bytesOf.plan + held, asking.stranger);
  }
}

const keyOf = ({ document, operationName, accept }: Asking): string =>
  JSON.stringify([document, operationName, accept]);
