import { inFile, type Mutation } from './mutation.js';

const smallCell = ['http/levels', 'a small cell and one more are hidden from the public'] as const;
const spread = ['http/levels', 'a province and the nation: the mean of the assessed bodies'] as const;
const withoutLock4 = [
  'database/withheld-averages',
  'with lock 4 taken away, nobody is answered as with it',
] as const;
const scope = (everywhere: boolean, province: string) =>
  `return { everywhere: ${everywhere}, provinceCode: ${province} } as StatisticScope;`;

/** Lock 2: which averages are given in full, and what of them is not. */
export const statisticMutations: Mutation[] = [
  ...inFile(
    'src/assessment/statistic.policy.ts',
    {
      takes: 'the province of an office that reads averages in full',
      from: scope(false, 'viewer.provinceCode'),
      to: scope(true, 'viewer.provinceCode'),
      foundBy: smallCell,
    },
    {
      takes: 'that a local government reads its province as the public does',
      from: `    case 'LAO':\n`,
      to: `    case 'LAO':\n      ${scope(false, 'viewer.provinceCode')}\n`,
      foundBy: smallCell,
    },
    {
      takes: 'that the public reads no average in full',
      from: scope(false, 'null'),
      to: scope(true, 'null'),
      foundBy: smallCell,
    },
    {
      takes: 'that no place is not the place of the nation',
      from: '(provinceCode !== null && scope.provinceCode === provinceCode)',
      to: 'scope.provinceCode === provinceCode',
      foundBy: spread,
    },
  ),
  ...inFile('src/assessment/average.loaders.ts', {
    takes: 'what is hidden, from averages that statements read',
    from: 'rows.map((row) => shownTo(readsInFull(scopes.statistics, row.provinceCode), row));',
    to: 'rows.map((row) => shownTo(true, row));',
    foundBy: withoutLock4,
  }),
  ...inFile('src/kept/release-facts.ts', {
    takes: 'what is hidden, from the averages that the process keeps',
    from: 'shownTo(false, row)',
    to: 'shownTo(true, row)',
    foundBy: smallCell,
  }),
  ...inFile('src/kept/watch.ts', {
    takes: 'that a process keeps no hidden average',
    from: 'scopesOf(anonymous)',
    to: 'everything',
    foundBy: ['database/withheld-averages', 'a process keeps nothing hidden'],
  }),
  ...inFile(
    'src/assessment/shown.ts',
    ...(['full', 'score', 'percent', 'rating'] as const).map((name) => ({
      takes: `the ${name} of a hidden average from what is hidden`,
      from: 'const hidden = { full: null, score: null, percent: null, rating: null };',
      to: `const { ${name}: _, ...hidden } = { full: null, score: null, percent: null, rating: null };`,
      foundBy: withoutLock4,
    })),
    {
      takes: 'whether a hidden average passed from what is hidden',
      from: `...(suppression !== null && 'passed' in row ? { passed: null } : {}),`,
      to: '',
      foundBy: withoutLock4,
    },
    {
      takes: 'the place among hidden provinces from what is hidden',
      from: `...('publicRank' in row ? { nationRank: row.publicRank, nationRankOf: row.publicRankOf } : {}),`,
      to: '',
      foundBy: withoutLock4,
    },
    {
      takes: 'how the bodies of a province are spread from what is hidden',
      from: 'distribution: provinceCode === null && reason === null ? distribution : null,',
      to: 'distribution: reason === null ? distribution : null,',
      foundBy: withoutLock4,
    },
    {
      takes: 'the reason for which the spread of the nation is hidden',
      from: 'distribution: provinceCode === null && reason === null ? distribution : null,',
      to: 'distribution: provinceCode === null ? distribution : null,',
      foundBy: spread,
    },
    {
      takes: 'that ALL_ALIKE is not told to the public',
      from: `(reason === 'ALL_ALIKE' ? 'PROTECTS_ANOTHER' : reason);`,
      to: 'reason;',
      foundBy: withoutLock4,
    },
  ),
  ...inFile('src/release/hide-averages.ts', {
    takes: 'the search for averages that give a body away',
    from: 'hide(groups, limits, await findTelling(db, releaseId))',
    to: 'hide([], limits, await findTelling(db, releaseId))',
    foundBy: smallCell,
  }),
];
