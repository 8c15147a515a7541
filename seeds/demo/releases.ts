import type { Result } from './results.js';

/** A release of the demo nation. */
export interface DemoRelease {
  /** B.E. */
  readonly year: number;
  readonly state: 'PUBLISHED' | 'SUPERSEDED' | 'DRAFT';
  readonly note: string;
  readonly createdAt: string;
  readonly publishedAt: string | null;
  /** What its results are, given the right ones. */
  readonly of: (results: Result[]) => Result[];
}

const asTheyAre = (results: Result[]) => results;

/** The releases in the order in which they came; a year's second one corrects its first. */
export const releases: readonly DemoRelease[] = [
  {
    year: 2557,
    state: 'PUBLISHED',
    note: 'Demo data.',
    createdAt: '2014-09-15T09:00:00+07:00',
    publishedAt: '2014-09-30T09:00:00+07:00',
    of: asTheyAre,
  },
  {
    year: 2558,
    state: 'SUPERSEDED',
    note: 'Demo data. Marks for accounting in Kalasin and Lamphun are too low; release 2 has the right ones.',
    createdAt: '2015-09-14T09:00:00+07:00',
    publishedAt: '2015-09-30T09:00:00+07:00',
    of: withMistake,
  },
  {
    year: 2558,
    state: 'PUBLISHED',
    note: 'Demo data. Corrects the marks for accounting in Kalasin and Lamphun.',
    createdAt: '2015-11-02T09:00:00+07:00',
    publishedAt: '2015-11-10T09:00:00+07:00',
    of: asTheyAre,
  },
  {
    year: 2559,
    state: 'PUBLISHED',
    note: 'Demo data. Nong Khai has the rank, rating and percentage of the manual.',
    createdAt: '2016-09-12T09:00:00+07:00',
    publishedAt: '2016-09-30T09:00:00+07:00',
    of: asTheyAre,
  },
  {
    year: 2560,
    state: 'PUBLISHED',
    note: 'Demo data. The first year with five dimensions.',
    createdAt: '2017-09-11T09:00:00+07:00',
    publishedAt: '2017-09-29T09:00:00+07:00',
    of: asTheyAre,
  },
  {
    year: 2561,
    state: 'DRAFT',
    note: 'Demo data. Not published.',
    createdAt: '2018-09-10T09:00:00+07:00',
    publishedAt: null,
    of: asTheyAre,
  },
];

const MISTAKEN = { provinces: ['46', '51'], indicator: 'accounting', by: 2 } as const;

/** The results as they were first published: two provinces had sent the marks of one indicator too low. */
function withMistake(results: Result[]): Result[] {
  return results.map((result) =>
    (MISTAKEN.provinces as readonly string[]).includes(result.body.provinceCode)
      ? {
          ...result,
          marks: result.marks.map(({ indicator, score }) => ({
            indicator,
            score:
              score !== null && indicator.key === MISTAKEN.indicator
                ? Math.max(score - MISTAKEN.by, 0)
                : score,
          })),
        }
      : result,
  );
}
