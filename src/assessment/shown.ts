/** What of an average may be hidden. */
interface Average {
  readonly suppression?: string | null;
  readonly provinceCode: string | null;
  readonly statistics?: unknown;
}

const hidden = { full: null, score: null, percent: null, rating: null };

/**
 * An average as its reader may see it. That all bodies are alike is not said to the public either: each of them would
 * know the others' results by its own. How they are spread is public for the nation only, as minimum or median is
 * one body's score.
 */
export function shownTo<R extends Average>(inFull: boolean, row: R): R {
  if (inFull) return row;
  const suppression = row.suppression ?? null;
  const spread = row.provinceCode === null && suppression === null;
  return {
    ...row,
    ...(suppression === null
      ? {}
      : { ...hidden, suppression: suppression === 'ALL_ALIKE' ? 'PROTECTS_ANOTHER' : suppression }),
    ...(suppression !== null && 'passed' in row ? { passed: null } : {}),
    ...(spread || !row.statistics ? {} : { statistics: { ...row.statistics, distribution: null } }),
  };
}
