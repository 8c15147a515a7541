import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The marks of one local government in one dimension. */
@Entity('dimension_score')
export class DimensionScoreEntity {
  @PrimaryColumn({ type: 'integer', name: 'release_id' })
  releaseId: number;

  @PrimaryColumn({ type: 'integer', name: 'local_government_id' })
  localGovernmentId: number;

  @PrimaryColumn({ type: 'integer', name: 'dimension_id' })
  dimensionId: number;

  @Column({ type: 'text', name: 'province_code' })
  provinceCode: string;

  @Column({ type: 'numeric', precision: 8, scale: 2, name: 'full_mark' })
  fullMark: number;

  @Column({ type: 'numeric', precision: 8, scale: 2 })
  score: number;

  @Column({ type: 'numeric', precision: 5, scale: 2 })
  percent: number;

  @Column({ type: 'text' })
  rating: string;
}
