import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** A local government as the registry knows it today. */
@Entity('local_government')
export class LocalGovernmentEntity {
  @PrimaryGeneratedColumn('identity', { type: 'integer', generatedIdentity: 'ALWAYS' })
  id: number;

  @Column({ type: 'text' })
  code: string;

  @Column({ type: 'text' })
  type: string;

  @Column({ type: 'text', name: 'name_th' })
  nameTh: string;

  @Column({ type: 'text', name: 'name_en', nullable: true })
  nameEn: string | null;

  @Column({ type: 'text', name: 'province_code' })
  provinceCode: string;

  @Column({ type: 'text', name: 'district_th' })
  districtTh: string;

  @Column({ type: 'text', name: 'district_en', nullable: true })
  districtEn: string | null;

  @Column({ type: 'numeric', precision: 10, scale: 3, name: 'area_km2', nullable: true })
  areaKm2: number | null;

  @Column({ type: 'integer', nullable: true })
  population: number | null;

  @Column({ type: 'integer', name: 'village_count', nullable: true })
  villageCount: number | null;

  @Column({ type: 'text', name: 'information_source', nullable: true })
  informationSource: string | null;

  @Column({ type: 'date', name: 'information_date', nullable: true })
  informationDate: string | null;

  @Column({ type: 'date', name: 'founded_on', nullable: true })
  foundedOn: string | null;

  @Column({ type: 'date', name: 'closed_on', nullable: true })
  closedOn: string | null;

  @Column({ type: 'integer', name: 'merged_into_id', nullable: true })
  mergedIntoId: number | null;

  @Column({ type: 'text', name: 'search_text' })
  searchText: string;
}
