import { Column, Entity, PrimaryColumn } from 'typeorm';

/** From which percentage on a year gives a rating. */
@Entity('rating_band')
export class RatingBandEntity {
  @PrimaryColumn({ type: 'smallint' })
  year: number;

  @PrimaryColumn({ type: 'text' })
  rating: string;

  @Column({ type: 'text', name: 'name_th' })
  nameTh: string;

  @Column({ type: 'text', name: 'name_en' })
  nameEn: string;

  @Column({ type: 'numeric', precision: 5, scale: 2, name: 'minimum_percent' })
  minimumPercent: number;
}
