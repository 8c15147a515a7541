/** A local government of the secret nation; `index` is its place in the list, from which its secrets follow. */
export interface SecretBody {
  readonly index: number;
  readonly code: string;
  readonly province: string;
  readonly type: 'PAO' | 'TOWN_MUNICIPALITY' | 'SUBDISTRICT_MUNICIPALITY' | 'SAO';
  readonly name: string;
  readonly population: number;
}

export const provinces = ['43', '54', '57'] as const;

/** Of each type so many in every province: one that stands alone, as in life, and enough of the others to change places. */
const counts = [
  ['PAO', '2', 1],
  ['TOWN_MUNICIPALITY', '4', 3],
  ['SUBDISTRICT_MUNICIPALITY', '5', 4],
  ['SAO', '6', 5],
] as const;

export const bodies: readonly SecretBody[] = provinces
  .flatMap((province) =>
    counts.flatMap(([type, digit, count]) =>
      Array.from({ length: count }, (_, n) => ({ province, type, code: `${digit}${province}010${n + 1}` })),
    ),
  )
  .map((body, index) => ({
    ...body,
    index,
    name: `ลับ${1000 + index * 37}`,
    population: 700_001 + index * 13,
  }));

/** A code of the same province that nobody has. */
export const missingCode = (code: string): string => `${code.slice(0, 3)}9999`;
