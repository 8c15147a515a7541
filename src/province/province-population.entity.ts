import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The people of a province on a day. */
@Entity('province_population')
export class ProvincePopulationEntity {
  @PrimaryColumn({ type: 'text', name: 'province_code' })
  provinceCode: string;

  @PrimaryColumn({ type: 'date', name: 'as_of' })
  asOf: string;

  @Column({ type: 'integer' })
  population: number;

  @Column({ type: 'text' })
  source: string;
}
