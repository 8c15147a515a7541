import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** A dimension (ด้าน) of one year. */
@Entity('dimension')
export class DimensionEntity {
  @PrimaryGeneratedColumn('identity', { type: 'integer', generatedIdentity: 'ALWAYS' })
  id: number;

  @Column({ type: 'smallint' })
  year: number;

  @Column({ type: 'smallint' })
  number: number;

  @Column({ type: 'text', name: 'name_th' })
  nameTh: string;

  @Column({ type: 'text', name: 'name_en' })
  nameEn: string;
}
