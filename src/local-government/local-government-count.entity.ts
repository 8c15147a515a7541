import { Column, Entity, PrimaryColumn } from 'typeorm';

/** How many local governments of a type a province has; public. */
@Entity('local_government_count')
export class LocalGovernmentCountEntity {
  @PrimaryColumn({ type: 'text', name: 'province_code' })
  provinceCode: string;

  @PrimaryColumn({ type: 'text' })
  type: string;

  @Column({ type: 'integer' })
  count: number;
}
