import { inFile, type Mutation } from './mutation.js';

const drafts = (who: string) => ['http/drafts', `a draft is as if it were not, for ${who}`] as const;
const withdrawn = ['http/release', 'after a withdrawal the year has no result'] as const;
const embargo = ['http/release', 'until its time a release is for the department'] as const;
const unpublished = `      return { unpublished: true } as ReleaseScope;\n`;

/** Lock 2: which releases there are for a viewer, at every level. */
export const releaseMutations: Mutation[] = [
  ...inFile(
    'src/release/release-scope.policy.ts',
    {
      takes: 'that drafts are not for offices',
      from: `    case 'PROVINCE':\n`,
      to: `    case 'PROVINCE':\n${unpublished}`,
      foundBy: drafts('officeOfPhrae'),
    },
    {
      takes: 'that drafts are not for local governments',
      from: `    case 'PROVINCE':\n    case 'LAO':\n`,
      to: `    case 'LAO':\n${unpublished}    case 'PROVINCE':\n`,
      foundBy: drafts('localGovernmentOfPhrae'),
    },
    {
      takes: 'that drafts are not for the public',
      from: 'return { unpublished: false } as ReleaseScope;',
      to: `return { unpublished: viewer.role === 'PUBLIC' } as unknown as ReleaseScope;`,
      foundBy: drafts('undefined'),
    },
  ),
  ...inFile(
    'src/release/release-set.ts',
    {
      takes: 'which of the releases asked for may be read',
      from: '.filter((release) => scope.unpublished || isReleased(release));',
      to: ';',
      foundBy: withdrawn,
    },
    {
      takes: 'the difference of withdrawn and released',
      from: `state === 'PUBLISHED' || state === 'SUPERSEDED';`,
      to: `state !== 'DRAFT';`,
      foundBy: withdrawn,
    },
  ),
  ...inFile('src/release/release-list.queries.ts', {
    takes: 'which releases are told of, in the statement',
    from: 'from release where ${isKnown} or $1 order by',
    to: 'from release where true or $1 order by',
    foundBy: ['release/embargo', 'nor does the list of releases tell of it'],
  }),
  ...inFile('src/release/release-state.queries.ts', {
    takes: 'that of a release before its time nobody knows',
    from: `\${stateNow} in ('PUBLISHED', 'SUPERSEDED', 'WITHDRAWN')`,
    to: `\${stateNow} in ('SCHEDULED', 'PUBLISHED', 'SUPERSEDED', 'WITHDRAWN')`,
    foundBy: ['release/embargo', 'nor does the list of releases tell of it'],
  }),
  ...inFile(
    'src/kept/watch.ts',
    {
      takes: 'drafts from what is kept for everyone',
      from: `({ state }) => state !== 'DRAFT' && state !== 'SCHEDULED'`,
      to: `({ state }) => state !== 'SCHEDULED'`,
      foundBy: drafts('undefined'),
    },
    {
      takes: 'what waits for its time from what is kept for everyone',
      from: `({ state }) => state !== 'DRAFT' && state !== 'SCHEDULED'`,
      to: `({ state }) => state !== 'DRAFT'`,
      foundBy: embargo,
    },
    {
      takes: 'that what is kept ends when the clock ends it',
      from: 'Math.min(patience.trust, untilTheClock)',
      to: 'patience.trust * 1000',
      foundBy: embargo,
    },
  ),
  ...inFile('src/kept/kept.ts', {
    takes: 'the two sets of releases that are kept',
    from: 'scope.unpublished ? kept.all : kept.known;',
    to: 'scope ? kept.all : kept.known;',
    foundBy: drafts('undefined'),
  }),
  ...inFile('src/assessment-year/assessment-year.resolver.ts', {
    takes: 'that a year is not told of before its first release',
    from: '.filter((year) => readable.has(year.be));',
    to: '.filter((year) => readable.has(year.be) || true);',
    foundBy: drafts('undefined'),
  }),
];
