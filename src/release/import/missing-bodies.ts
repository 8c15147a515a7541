import { grouped } from '../../grouped.js';
import { note, type Finding } from '../../import/finding.js';
import { shortName } from '../../local-government/local-government-type.js';
import type { Checked } from './plausibility.js';
import type { Body } from './registry-index.js';

/** Whoever is in the registry and not in the files is not assessed, and is told: by province, or by whole provinces. */
export function findMissing({
  rows,
  bodies,
  provinceNames,
}: Pick<Checked, 'rows' | 'bodies' | 'provinceNames'>): Finding[] {
  const given = new Set([...rows.keys()].map(({ provinceCode }) => provinceCode));
  const absent = grouped(
    bodies.filter((body) => !rows.has(body)),
    ({ provinceCode }) => provinceCode,
  );
  const nameOf = (code: string) => provinceNames.get(code) ?? code;
  const whole = [...absent.keys()].filter((code) => !given.has(code)).map(nameOf);
  return [
    ...[...absent]
      .filter(([code]) => given.has(code))
      .map(([code, list]) => missingBodies(nameOf(code), list)),
    ...(whole.length > 0 && given.size > 0 ? [missingProvinces(whole)] : []),
  ];
}

/** More names than this in one sentence help nobody; each has a row of its own beside it. */
const MOST_NAMES = 10;

function missingBodies(province: string, list: readonly Body[]): Finding {
  const names = list.map((body) => `${shortName(body.type, { th: body.nameTh, en: null })} (${body.code})`);
  const all = names.slice(0, MOST_NAMES).join(', ') + (names.length > MOST_NAMES ? ', …' : '');
  const summary = note(
    { value: province },
    `จังหวัด${province} มี ${list.length} แห่งในทะเบียนที่ไม่มีในไฟล์ ถือว่าไม่ได้รับการประเมิน: ${all}`,
    `${list.length} of ${province} are in the registry and not in the file, and count as not assessed: ${all}.`,
  );
  const parts = list.map((body, at) =>
    note(
      { value: names[at] ?? body.code },
      `อยู่ในทะเบียน (อ.${body.districtTh} จ.${province}) แต่ไม่มีในไฟล์ ถือว่าไม่ได้รับการประเมิน`,
      `is in the registry, in อ.${body.districtTh} of ${province}, and not in the file: it counts as not assessed.`,
    ),
  );
  return { ...summary, parts };
}

function missingProvinces(names: readonly string[]): Finding {
  return note(
    {},
    `ไม่มีแถวใดของ ${names.length} จังหวัด ซึ่งถือว่าไม่ได้รับการประเมินทั้งจังหวัด: ${names.join(', ')}`,
    `No row is of these ${names.length} provinces, whose local governments all count as not assessed: ${names.join(', ')}.`,
  );
}
