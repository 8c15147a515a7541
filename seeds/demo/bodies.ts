import { readProvinces, type ProvinceFacts } from '../reference/provinces.js';
import type { Body } from './body.js';
import { readCounts, type TypeCounts } from './counts.js';
import { composeDistricts } from './districts.js';
import { composeDrafts, type Draft } from './drafts.js';
import { composeFigures } from './figures.js';
import { firstDigits, types } from './local-government-type.js';
import { composeUpgrades, type Upgrade } from './upgrades.js';

/** Real codes end on 01 to 29; from here on no code of the demo is that of a real body. */
const FIRST_NUMBER = 51;

/** The local governments of the demo nation, by province and code. The same on every machine. */
export function composeBodies(): Body[] {
  const counts = readCounts();
  const provinces = readProvinces().filter(({ code }) => counts.has(code));
  const upgrades = composeUpgrades(provinces.map(({ code }) => code));
  return provinces.flatMap((province) =>
    composeProvince(province, counts.get(province.code) as TypeCounts, upgrades.get(province.code)),
  );
}

function composeProvince(province: ProvinceFacts, counts: TypeCounts, upgrade: Upgrade | undefined): Body[] {
  const districts = composeDistricts(province);
  const drafts = composeDrafts(province, counts, upgrade);
  const figures = composeFigures(
    province,
    drafts.map(({ type, real }) => ({ type, known: real })),
  );
  const codes = numberDrafts(province.code, drafts);
  return drafts
    .map((draft, index): Body => {
      const { areaKm2, population, villageCount } = figures[index] as (typeof figures)[number];
      const district = districts[draft.district - 1] as (typeof districts)[number];
      return {
        code: codes.get(draft) as string,
        type: draft.type,
        nameTh: draft.nameTh,
        nameEn: draft.nameEn,
        provinceCode: province.code,
        districtTh: district.th,
        districtEn: district.en,
        areaKm2,
        population,
        villageCount,
        former: draft.former,
      };
    })
    .sort((a, b) => Number(a.code) - Number(b.code));
}

/** Codes T PP DD NN: the type's digit, province, district, and a number that runs through the types of a district. */
function numberDrafts(provinceCode: string, drafts: readonly Draft[]): ReadonlyMap<Draft, string> {
  const next = new Map<number, number>();
  const byType = [...drafts].sort((a, b) => types.indexOf(a.type) - types.indexOf(b.type));
  return new Map(
    byType.map((draft) => [draft, draft.real?.code ?? compose(provinceCode, draft, numberIn(draft))]),
  );

  function numberIn({ type, district }: Draft): number {
    // That of the provincial organisation is real, as its name is: there is only one in a province.
    if (type === 'PAO') return 1;
    const number = next.get(district) ?? FIRST_NUMBER;
    next.set(district, number + 1);
    return number;
  }
}

const compose = (provinceCode: string, { type, district }: Draft, number: number) =>
  `${firstDigits[type]}${provinceCode}${String(district).padStart(2, '0')}${String(number).padStart(2, '0')}`;
