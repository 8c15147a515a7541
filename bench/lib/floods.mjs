const times = (count, text) => Array.from({ length: count }, (_, nth) => text(nth)).join(' ');

const deep = (levels) =>
  `{ ${Array.from({ length: levels }, (_, level) => ['localGovernments', 'edges', 'node', 'province'][level % 4]).join(' { ')} { __typename ${'}'.repeat(levels + 1)}`;

const unfolding = (n) =>
  n === 12 ? 'name' : times(3, (field) => `${'abc'[field]}: ofType { ...F${n + 1} }`);
const merged = 'assessment{rating{level}}';

/**
 * What is sent to hold others up, each refused before anything of it runs: its name, and a document that is another
 * one with every number, so that no memory helps. Tests send them a few times, `npm run bench:floods` as floods.
 */
export const floods = [
  ['depth', (nth) => `${deep(50)} # ${nth}`],
  ['aliases', (nth) => `{ ${times(1000, (n) => `a${nth}_${n}: __typename`)} }`],
  [
    'breadth',
    (nth) =>
      `{ provinces { assessments { dimensions { indicators { percent } byType { type } } } } } # ${nth}`,
  ],
  [
    'fragments that unfold',
    (nth) =>
      `{ __type(name: "Nation") { ...F0 } } ${times(13, (n) => `fragment F${n} on __Type { ${unfolding(n)} }`)} # ${nth}`,
  ],
  [
    'circular fragments',
    (nth) => `{ nation { ...A } } fragment A on Nation { ...B } fragment B on Nation { ...A } # ${nth}`,
  ],
  ['fields that merge', (nth) => `{ nation { ${times(240, () => merged)} } } # ${nth}`],
  [
    'fragments that merge',
    (nth) =>
      `{ nation { ${times(24, (n) => `...F${n}`)} } } ${times(24, (n) => `fragment F${n} on Nation { ${times(10, () => merged)} }`)} # ${nth}`,
  ],
  ['directives', (nth) => `{ __typename ${'@skip(if: false) '.repeat(900)} } # ${nth}`],
  ['brackets', (nth) => `${'{'.repeat(15_000)} # ${nth}`],
  ['brackets, 20,000', (nth) => `${'{'.repeat(20_000)} # ${nth}`],
  ['operations', (nth) => times(500, (n) => `query Q${nth}_${n} { __typename }`)],
  [
    'pages',
    (nth) =>
      `{ provinces { localGovernments(first: 100) { nodes { assessments { dimensions { percent } } } } } } # ${nth}`,
  ],
  [
    'reads of the database',
    (nth) =>
      `{ ${times(20, (n) => `a${n}: localGovernments(first: ${n + 1}) { totalCount nodes { code } }`)} } # ${nth}`,
  ],
];

/** Of these only who is signed in is asked what they cost: nobody else is given them. */
export const needsLogIn = (name) => ['pages', 'reads of the database'].includes(name);
