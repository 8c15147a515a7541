import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A province and its facts that change rarely. */
@Entity('province')
export class ProvinceEntity {
  @PrimaryColumn({ type: 'text' })
  code: string;

  @Column({ type: 'text', name: 'name_th' })
  nameTh: string;

  @Column({ type: 'text', name: 'name_en' })
  nameEn: string;

  @Column({ type: 'text', name: 'region_th' })
  regionTh: string;

  @Column({ type: 'text', name: 'region_en' })
  regionEn: string;

  @Column({ type: 'boolean', name: 'under_department' })
  underDepartment: boolean;

  @Column({ type: 'integer', name: 'district_count' })
  districtCount: number;

  @Column({ type: 'integer', name: 'subdistrict_count' })
  subdistrictCount: number;

  @Column({ type: 'integer', name: 'village_count' })
  villageCount: number;

  @Column({ type: 'numeric', precision: 10, scale: 3, name: 'area_km2' })
  areaKm2: number;

  @Column({ type: 'text' })
  source: string;
}
