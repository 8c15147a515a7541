import { networkOf } from '../session/network.js';
import type { BufferedDeed } from './buffered.queries.js';

/** Milliseconds within which alike ones are one event. */
const span = 60_000;

/** How many different ones are told apart within that time: of strangers, and of who is known. */
const most = { strangers: 200, known: 5000 };

/** How many things that were asked for an event names. */
const mostAsked = 100;

/** From where those come that are too many to be told apart. */
export const elsewhere = 'other addresses';

/** What somebody may do as often as they like. */
export interface Repeated extends Pick<BufferedDeed, 'action' | 'actor' | 'origin' | 'subject'> {
  readonly requestId?: string;
  /** Why it was refused, in a word of ours. */
  readonly reason?: string;
  /** The code that was asked for, where it has the form of one. */
  readonly asked?: string;
}

/** What is alike within a span. */
interface Alike {
  readonly stranger: boolean;
  /** What came since the last event: the first of them, when that was, and how many. */
  waiting: { readonly first: Repeated; readonly since: number; times: number } | null;
  readonly asked: Set<string>;
  /** When the last event was made of it. */
  told: number;
}

/**
 * Makes events of what comes again and again. Of one account or network, alike ones are at most one event a minute,
 * which counts them; of all strangers together there are no more than some hundreds.
 */
export class Repeats {
  readonly #all = new Map<string, Alike>();
  readonly #size = { strangers: 0, known: 0 };

  add(deed: Repeated, now = performance.now()): void {
    const whose = deed.actor === null ? 'strangers' : 'known';
    let alike = this.#all.get(keyOf(deed));
    if (alike === undefined) {
      // As many as there are fields and accounts, and no more.
      if (this.#size[whose] >= most[whose] && deed.origin !== elsewhere)
        return this.add({ ...deed, origin: elsewhere }, now);
      alike = { stranger: whose === 'strangers', waiting: null, asked: new Set(), told: -Infinity };
      this.#all.set(keyOf(deed), alike);
      this.#size[whose] += 1;
    }
    alike.waiting ??= { first: deed, since: now, times: 0 };
    alike.waiting.times += 1;
    if (deed.asked !== undefined && alike.asked.size < mostAsked) alike.asked.add(deed.asked);
  }

  /** The events whose time has come; all that are left, at the end. */
  due(end = false, now = performance.now()): BufferedDeed[] {
    const events: BufferedDeed[] = [];
    for (const [key, alike] of this.#all) {
      if (!end && now - alike.told < span) continue;
      if (alike.waiting !== null) {
        events.push(eventOf(alike.waiting, alike.asked));
        alike.waiting = null;
        alike.asked.clear();
        alike.told = now;
      } else if (this.#all.delete(key)) this.#size[alike.stranger ? 'strangers' : 'known'] -= 1;
    }
    return events;
  }
}

const keyOf = ({ action, actor, origin, subject, reason }: Repeated): string =>
  JSON.stringify([action, actor, networkOf(origin), subject, reason]);

function eventOf(
  { first, since, times }: NonNullable<Alike['waiting']>,
  asked: ReadonlySet<string>,
): BufferedDeed {
  const { action, actor, origin, subject, requestId, reason } = first;
  return {
    ...{ action, actor, origin, since, times, releaseIds: [] },
    ...(subject === undefined ? {} : { subject }),
    details: { requestId, reason, ...(asked.size === 0 ? {} : { asked: [...asked].sort() }) },
  };
}
