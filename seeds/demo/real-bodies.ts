/** Codes and places that are real, because the demo shows what the manual shows or because there is only one. */
export interface RealBody {
  readonly code: string;
  readonly type: 'SUBDISTRICT_MUNICIPALITY' | 'SPECIAL';
  readonly nameTh: string;
  readonly nameEn: string;
  readonly provinceCode: string;
  /** Digits 4 and 5 of the code. */
  readonly district: number;
  readonly districtTh: string;
  readonly districtEn: string;
  readonly areaKm2: number;
  readonly population: number | null;
  readonly villageCount: number | null;
}

/** The example of the local governments' manual: the figures are the manual's. */
export const bunRueang: RealBody = {
  code: '5570302',
  type: 'SUBDISTRICT_MUNICIPALITY',
  nameTh: 'บุญเรือง',
  nameEn: 'Bun Rueang',
  provinceCode: '57',
  district: 3,
  districtTh: 'เชียงของ',
  districtEn: 'Chiang Khong',
  areaKm2: 77.04,
  population: 6325,
  villageCount: 10,
};

/** The only special body under the department. It is never assessed, so nothing is invented of it. */
const pattaya: RealBody = {
  code: '3200408',
  type: 'SPECIAL',
  nameTh: 'เมืองพัทยา',
  nameEn: 'Pattaya',
  provinceCode: '20',
  district: 4,
  districtTh: 'บางละมุง',
  districtEn: 'Bang Lamung',
  areaKm2: 208.1,
  population: null,
  villageCount: null,
};

export const realBodies: readonly RealBody[] = [bunRueang, pattaya];
