import type { ReleaseRow } from './release.row.js';
import type { ReleaseScope } from './release-scope.policy.js';

declare const minted: unique symbol;

/** Releases whose facts a viewer may read, by year. Only `wantedReleases` makes one; statements on facts take one. */
export interface WantedReleases {
  readonly [minted]: true;
  readonly ids: readonly number[];
  /** The year of each. */
  readonly years: ReadonlyMap<number, number>;
  /** Whether all of them are or were public: such facts stay as they are. */
  readonly settled: boolean;
}

/** Which results are asked for: of one year (the latest public one where null), or of every public year. */
export type Wanted = { readonly year: number | null; readonly release: number | null } | 'EVERY_YEAR';

/** Everyone reads the numbers of what is public now, or was until a correction. */
const isReleased = ({ state }: ReleaseRow): boolean => state === 'PUBLISHED' || state === 'SUPERSEDED';

/** Lock 2: of the releases asked for those that the viewer may read. */
export function wantedReleases(
  releases: readonly ReleaseRow[],
  wanted: Wanted,
  scope: ReleaseScope,
): WantedReleases {
  const found = releasesOf(releases, wanted).filter((release) => scope.unpublished || isReleased(release));
  return {
    ids: found.map(({ id }) => id),
    years: new Map(found.map(({ id, year }) => [id, year])),
    settled: found.every(isReleased),
  } as unknown as WantedReleases;
}

function releasesOf(releases: readonly ReleaseRow[], wanted: Wanted): readonly ReleaseRow[] {
  const published = releases.filter(({ state }) => state === 'PUBLISHED');
  if (wanted === 'EVERY_YEAR') return published;
  const year = wanted.year ?? published.at(-1)?.year;
  const { release: number } = wanted;
  if (number === null) return published.filter((release) => release.year === year);
  return releases.filter((release) => release.year === year && release.number === number);
}
