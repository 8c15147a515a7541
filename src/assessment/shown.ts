/** What of an average may be hidden. */
interface Average {
  readonly suppression?: string | null;
  readonly provinceCode: string | null;
  readonly publicRank?: number | null;
  readonly publicRankOf?: number | null;
  readonly statistics?: unknown;
}

const hidden = { full: null, score: null, percent: null, rating: null };

/** A reason as it is told: that all bodies are alike is not, as each of them would know the others' results by its own. */
const told = (reason: string | null): string | null => (reason === 'ALL_ALIKE' ? 'PROTECTS_ANOTHER' : reason);

/**
 * An average as its reader may see it. To the public a province stands among those whose average it sees, and how
 * bodies are spread is public at most for the nation, as minimum or median is one body's score.
 */
export function shownTo<R extends Average>(inFull: boolean, row: R): R {
  if (inFull) return row;
  const suppression = row.suppression ?? null;
  return {
    ...row,
    ...(suppression === null ? {} : { ...hidden, suppression: told(suppression) }),
    ...(suppression !== null && 'passed' in row ? { passed: null } : {}),
    ...('publicRank' in row ? { nationRank: row.publicRank, nationRankOf: row.publicRankOf } : {}),
    ...(row.statistics ? { statistics: publicly(row.statistics, row.provinceCode) } : {}),
  };
}

function publicly(statistics: object, provinceCode: string | null): object {
  const { distribution, distributionSuppression: reason } = statistics as {
    distribution: unknown;
    distributionSuppression: string | null;
  };
  return {
    ...statistics,
    distributionSuppression: told(reason),
    distribution: provinceCode === null && reason === null ? distribution : null,
  };
}
