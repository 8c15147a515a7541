import { readTable } from '../files.js';

/** A province as the file has it. Bangkok, which is not under the department, is one of the 77. */
export interface ProvinceFacts {
  readonly code: string;
  readonly nameTh: string;
  readonly nameEn: string;
  readonly regionTh: string;
  readonly regionEn: string;
  readonly districts: number;
  readonly subdistricts: number;
  readonly villages: number;
  readonly areaKm2: number;
  /** Registered people on 31 December of 2557 (2014). */
  readonly population2557: number;
  /** Registered people on 31 December of 2564 (2021). */
  readonly population2564: number;
}

/** The 77 provinces by code; sources are in the README of this folder. */
export function readProvinces(): ProvinceFacts[] {
  return readTable<Column>('reference/provinces.csv').map((row) => ({
    code: row.code,
    nameTh: row.name_th,
    nameEn: row.name_en,
    regionTh: row.region_th,
    regionEn: row.region_en,
    districts: Number(row.districts),
    subdistricts: Number(row.subdistricts),
    villages: Number(row.villages),
    areaKm2: Number(row.area_km2),
    population2557: Number(row.population_2557),
    population2564: Number(row.population_2564),
  }));
}

type Column =
  | 'code'
  | 'name_th'
  | 'name_en'
  | 'region_th'
  | 'region_en'
  | 'districts'
  | 'subdistricts'
  | 'villages'
  | 'area_km2'
  | 'population_2557'
  | 'population_2564';
