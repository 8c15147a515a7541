import { readable, type Asker } from './secret-nation.js';
import { bodies } from './secret-bodies.js';
import { releases, secretNumbers } from './secret-marks.js';

/** An answer as it went over the wire. */
export interface Reply {
  readonly status: number;
  readonly text: string;
  readonly headers: string;
}

type Json = unknown;

/** Every object of an answer, wherever it stands. */
function* objectsIn(value: Json): Generator<Record<string, Json>> {
  if (typeof value !== 'object' || value === null) return;
  if (!Array.isArray(value)) yield value as Record<string, Json>;
  for (const inner of Object.values(value)) yield* objectsIn(inner);
}

/** Codes of the local governments an answer holds. */
export function ownersIn(reply: Reply): Set<string> {
  const { data } = JSON.parse(reply.text) as { data?: Json };
  const found = [...objectsIn(data)].filter((each) => each['__typename'] === 'LocalGovernment');
  return new Set(found.map((each) => String(each['oracleCode'])));
}

/** Owner: nobody meets a local government beyond its scope. */
export function strangersIn(asker: Asker, reply: Reply): string[] {
  const own = new Set(readable(asker).map((body) => body.code));
  return [...ownersIn(reply)].filter((code) => !own.has(code));
}

/** All the texts of an answer, those that are written in base64 read as well. */
function textsOf({ text, headers }: Reply): string {
  const hidden = (text.match(/[A-Za-z0-9_-]{8,}/g) ?? []).map((part) =>
    Buffer.from(part, 'base64url').toString('utf8'),
  );
  return [text, headers, ...hidden].join('\n');
}

/** What must not be found in an answer to an asker: secrets of others, and of all in what is not released. */
export function canariesFor(asker: Asker, shown: ReadonlySet<string>): Set<string> {
  const own = new Set(readable(asker).map((body) => body.code));
  const department = asker === 'department';
  const secrets = bodies.flatMap((body) =>
    releases.flatMap(({ state }, release) => {
      const released = state === 'PUBLISHED' || state === 'SUPERSEDED';
      return department || (own.has(body.code) && released) ? [] : secretNumbers(body, release);
    }),
  );
  const people = bodies
    .filter((body) => !own.has(body.code))
    .flatMap((body) => [body.code, body.name, String(body.population)]);
  // A public average may happen to be the same number as somebody's score.
  return new Set([...secrets, ...people].filter((canary) => !shown.has(canary)));
}

/** Canary: secrets of which each is in the nation once. */
export function canariesIn(reply: Reply, canaries: ReadonlySet<string>): string[] {
  const words = textsOf(reply).match(/\d+\.\d+|\d+|ลับ\d+/g) ?? [];
  return [...new Set(words)].filter((word) => canaries.has(word));
}

/** Draft: nobody but the department learns that something is in preparation. */
export const draftsIn = (asker: Asker, { text }: Reply): string[] =>
  asker === 'department' ? [] : (text.match(/"(DRAFT|SCHEDULED)"/g) ?? []);
