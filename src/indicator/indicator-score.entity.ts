import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The marks of one local government on one indicator; no score where it does not apply. */
@Entity('indicator_score')
export class IndicatorScoreEntity {
  @PrimaryColumn({ type: 'integer', name: 'release_id' })
  releaseId: number;

  @PrimaryColumn({ type: 'integer', name: 'local_government_id' })
  localGovernmentId: number;

  @PrimaryColumn({ type: 'integer', name: 'indicator_id' })
  indicatorId: number;

  @Column({ type: 'text', name: 'province_code' })
  provinceCode: string;

  @Column({ type: 'numeric', precision: 8, scale: 2, name: 'full_mark' })
  fullMark: number;

  @Column({ type: 'numeric', precision: 8, scale: 2, nullable: true })
  score: number | null;
}
