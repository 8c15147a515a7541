import { refusal } from '../graphql/errors.js';
import type { Loaders } from '../loaders.js';
import type { ReleaseRow } from '../release/release.row.js';

/** The error where a result is asked for that the viewer cannot read, with what it can read instead. */
export async function notReleased(
  loaders: Pick<Loaders, 'releases'>,
  year: number | null,
  release: number | null,
): Promise<Error> {
  const releases = await loaders.releases();
  const ofYear = releases.filter((row) => row.year === year);
  if (release !== null && ofYear.length > 0) return noRelease(ofYear, release);
  const years = releases.filter((row) => row.state === 'PUBLISHED').map((row) => row.year);
  const drafts = ofYear.filter(({ state }) => state === 'DRAFT' || state === 'SCHEDULED');
  const withdrawn = ofYear.findLast(({ state }) => state === 'WITHDRAWN');
  return refusal(
    'YEAR_NOT_PUBLISHED',
    `No result is published for ${year === null ? 'any year' : `year ${year} (C.E. ${year - 543})`}. ` +
      (withdrawn ? `${takenBack(withdrawn).en} ` : '') +
      (drafts.length > 0 ? `In preparation: release ${numbers(drafts)}; ask with "release". ` : '') +
      (years.length > 0 ? `Published years: ${years.join(', ')}.` : 'Nothing is published yet.'),
    (year === null ? 'ยังไม่มีผลการประเมินที่เผยแพร่' : `ยังไม่มีผลการประเมินที่เผยแพร่ของปี ${year}`) +
      (withdrawn ? ` ${takenBack(withdrawn).th}` : ''),
  );
}

function noRelease(ofYear: readonly ReleaseRow[], number: number): Error {
  const found = ofYear.find((row) => row.number === number);
  const readable = ofYear.filter(({ state }) => state !== 'WITHDRAWN');
  const has = readable.length > 0 ? `it has ${numbers(readable)}` : 'it has none';
  const year = ofYear[0]?.year ?? 0;
  return found === undefined
    ? refusal(
        'RELEASE_NOT_FOUND',
        `Year ${year} has no release ${number}; ${has}.`,
        `ไม่มีผลการประเมินฉบับที่ ${number} ของปี ${year}`,
      )
    : refusal('RELEASE_NOT_FOUND', `${takenBack(found).en} In year ${year} ${has}.`, takenBack(found).th);
}

/** What everyone may know of a release that was public once. */
const takenBack = ({ number, withdrawnAt, withdrawalNote }: ReleaseRow) => {
  const day = withdrawnAt?.toISOString().slice(0, 10);
  return {
    en: `Release ${number} was withdrawn on ${day}: ${withdrawalNote}.`,
    th: `ฉบับที่ ${number} ถูกถอนเมื่อ ${day}: ${withdrawalNote}`,
  };
};

const numbers = (releases: readonly ReleaseRow[]): string => releases.map((row) => row.number).join(', ');
