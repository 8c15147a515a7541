import type { ProvinceFacts } from '../reference/provinces.js';
import type { Former } from './body.js';
import type { TypeCounts } from './counts.js';
import { types, type LocalGovernmentType } from './local-government-type.js';
import { bodyNamer } from './place-names.js';
import { randomOf, type Random } from './random.js';
import { realBodies, type RealBody } from './real-bodies.js';
import { typeWhenCounted, type Upgrade } from './upgrades.js';

/** A body before it has a code: what it is, what it is called and in which district (by number) it lies. */
export interface Draft {
  readonly type: LocalGovernmentType;
  readonly nameTh: string;
  readonly nameEn: string;
  readonly district: number;
  readonly former: Former | null;
  /** Set where code and figures are given. */
  readonly real: RealBody | null;
}

/** The bodies of a province by type, in as many of each type as there were when they were counted. */
export function composeDrafts(
  province: ProvinceFacts,
  counts: TypeCounts,
  upgrade: Upgrade | undefined,
): Draft[] {
  const random = randomOf('bodies', province.code);
  const name = bodyNamer(province.regionEn, random);
  const real = realBodies.filter(({ provinceCode }) => provinceCode === province.code);
  const place = placer(province.districts, counts, random);

  const drafts: Draft[] = types.flatMap((type) => {
    const given = real.filter((body) => body.type === type);
    const others = Array.from({ length: counts[type] - given.length }, (_, index): Draft => {
      const { th, en } = type === 'PAO' ? { th: province.nameTh, en: province.nameEn } : name();
      return { type, nameTh: th, nameEn: en, district: place(type, index), former: null, real: null };
    });
    return [...given.map((body): Draft => ({ ...body, former: null, real: body })), ...others];
  });
  if (!upgrade) return drafts;

  const candidates = drafts.filter((draft) => draft.type === typeWhenCounted(upgrade) && !draft.real);
  const chosen = random.pick(candidates);
  const { nameTh, nameEn } = chosen;
  const today = upgrade.renamed ? name() : { th: nameTh, en: nameEn };
  const former: Former = { changedIn: upgrade.changedIn, type: 'SAO', nameTh, nameEn };
  return drafts.map((draft) =>
    draft === chosen
      ? { ...draft, type: 'SUBDISTRICT_MUNICIPALITY', nameTh: today.th, nameEn: today.en, former }
      : draft,
  );
}

/**
 * Where a body lies: the provincial organisation and the province's first municipality in the capital, the others
 * anywhere, no district left out.
 */
function placer(districts: number, counts: TypeCounts, random: Random) {
  const capital = counts.CITY_MUNICIPALITY > 0 ? 'CITY_MUNICIPALITY' : 'TOWN_MUNICIPALITY';
  const empty = random.shuffle(Array.from({ length: districts - 1 }, (_, index) => index + 2));
  return (type: LocalGovernmentType, index: number): number => {
    if (type === 'PAO' || (type === capital && index === 0)) return 1;
    return empty.pop() ?? random.below(districts) + 1;
  };
}
