import type { ProvinceFacts } from '../reference/provinces.js';
import { districtNamer, type PlaceName } from './place-names.js';
import { randomOf } from './random.js';
import { realBodies } from './real-bodies.js';

/** Its capital's district bears the name of the province alone. */
const AYUTTHAYA = '14';

/** The districts of a province by their numbers, 1 being that of the capital; as many as there really are. */
export function composeDistricts(province: ProvinceFacts): PlaceName[] {
  const name = districtNamer(province.regionEn, randomOf('districts', province.code));
  const districts = Array.from({ length: province.districts }, (_, index) =>
    index === 0 ? capital(province) : name(),
  );
  for (const body of realBodies)
    if (body.provinceCode === province.code)
      districts[body.district - 1] = { th: body.districtTh, en: body.districtEn };
  return districts;
}

const capital = ({ code, nameTh, nameEn }: ProvinceFacts): PlaceName =>
  code === AYUTTHAYA ? { th: nameTh, en: nameEn } : { th: `เมือง${nameTh}`, en: `Mueang ${nameEn}` };
