import { bodies, type SecretBody } from './secret-bodies.js';

/** What has been released: a correction, one withdrawn, one in preparation. */
export const releases = [
  { year: 2565, number: 1, state: 'WITHDRAWN' },
  { year: 2566, number: 1, state: 'SUPERSEDED' },
  { year: 2566, number: 2, state: 'PUBLISHED' },
  { year: 2567, number: 1, state: 'PUBLISHED' },
  { year: 2568, number: 1, state: 'DRAFT' },
] as const;

export const dimensionCount = 5;

/** Prime, and as many hundredths as lie between the least and the highest score: so no score is there twice. */
const SPREAD = 29_989;

/** The scores of a body in a release, of 400 each; no two of the nation are the same. */
export const marksOf = (body: SecretBody, release: number): number[] =>
  Array.from({ length: dimensionCount }, (_, dimension) => {
    const place = (release * bodies.length + body.index) * dimensionCount + dimension;
    return (10_000 + ((place * 7919) % SPREAD)) / 100;
  });

/** All numbers by which the secrets of a body in a release would be known, as JSON writes them. */
export function secretNumbers(body: SecretBody, release: number): string[] {
  const marks = marksOf(body, release);
  const total = Math.round(marks.reduce((sum, mark) => sum + mark * 100, 0)) / 100;
  // Round ones may stand for something else as well.
  return [...marks, total].map(String).filter((text) => /\.\d\d$/.test(text));
}
