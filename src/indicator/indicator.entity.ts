import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** An indicator (ตัวชี้วัด) of one dimension. */
@Entity('indicator')
export class IndicatorEntity {
  @PrimaryGeneratedColumn('identity', { type: 'integer', generatedIdentity: 'ALWAYS' })
  id: number;

  @Column({ type: 'integer', name: 'dimension_id' })
  dimensionId: number;

  @Column({ type: 'smallint' })
  number: number;

  @Column({ type: 'text', name: 'name_th' })
  nameTh: string;

  @Column({ type: 'text', name: 'name_en' })
  nameEn: string;

  @Column({ type: 'numeric', precision: 8, scale: 2, name: 'full_mark' })
  fullMark: number;

  @Column({ type: 'boolean', default: () => 'false' })
  pilot: boolean;
}
