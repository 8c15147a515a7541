import type { Body } from './body.js';
import { indicatorsOf } from './indicators.js';
import { drawMarks, type Mark } from './marks.js';
import { randomOf } from './random.js';
import { composeStandings } from './standings.js';
import { statusOf, type Status } from './status.js';
import { steer } from './steer.js';

/** A body's year: its marks, none where it was not assessed. */
export interface Result extends Status {
  readonly body: Body;
  readonly marks: readonly Mark[];
}

/** The results of all bodies in a year (B.E.), province by province. The same on every machine. */
export function composeResults(bodies: readonly Body[], year: number): Result[] {
  const indicators = indicatorsOf(year);
  const provinces = byProvince(bodies);
  const standings = composeStandings(new Map([...provinces].map(([code, { length }]) => [code, length])));
  return [...provinces].flatMap(([code, members]) => {
    const results = members.map((body): Result => {
      const status = statusOf(body, year);
      return {
        body,
        ...status,
        marks: status.status === 'ASSESSED' ? drawMarks(body, year, indicators) : [],
      };
    });
    const assessed = results.map(({ marks }) => marks).filter(({ length }) => length > 0);
    steer(assessed, standings(code, year), randomOf('steer', code, year));
    return results;
  });
}

function byProvince(bodies: readonly Body[]): ReadonlyMap<string, readonly Body[]> {
  const provinces = new Map<string, Body[]>();
  for (const body of bodies) {
    const members = provinces.get(body.provinceCode);
    if (members) members.push(body);
    else provinces.set(body.provinceCode, [body]);
  }
  return provinces;
}
