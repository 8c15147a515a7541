import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { DimensionMark, IndicatorMark } from './score.row.js';

/** The result of one local government in one release. */
@Entity('assessment')
export class AssessmentEntity {
  @PrimaryColumn({ type: 'integer', name: 'release_id' })
  releaseId: number;

  @PrimaryColumn({ type: 'integer', name: 'local_government_id' })
  localGovernmentId: number;

  @Column({ type: 'text', name: 'province_code' })
  provinceCode: string;

  @Column({ type: 'text' })
  type: string;

  @Column({ type: 'text', name: 'name_th' })
  nameTh: string;

  @Column({ type: 'text', name: 'name_en', nullable: true })
  nameEn: string | null;

  @Column({ type: 'text' })
  status: string;

  @Column({ type: 'text', name: 'status_reason', nullable: true })
  statusReason: string | null;

  @Column({ type: 'numeric', precision: 8, scale: 2, name: 'full_mark', nullable: true })
  fullMark: number | null;

  @Column({ type: 'numeric', precision: 8, scale: 2, nullable: true })
  score: number | null;

  @Column({ type: 'numeric', precision: 5, scale: 2, nullable: true })
  percent: number | null;

  @Column({ type: 'text', nullable: true })
  rating: string | null;

  @Column({ type: 'boolean', nullable: true })
  passed: boolean | null;

  @Column({ type: 'integer', name: 'nation_rank', nullable: true })
  nationRank: number | null;

  @Column({ type: 'integer', name: 'nation_rank_of', nullable: true })
  nationRankOf: number | null;

  @Column({ type: 'integer', name: 'province_rank', nullable: true })
  provinceRank: number | null;

  @Column({ type: 'integer', name: 'province_rank_of', nullable: true })
  provinceRankOf: number | null;

  @Column({ type: 'integer', name: 'type_rank', nullable: true })
  typeRank: number | null;

  @Column({ type: 'integer', name: 'type_rank_of', nullable: true })
  typeRankOf: number | null;

  @Column({ type: 'integer', name: 'province_type_rank', nullable: true })
  provinceTypeRank: number | null;

  @Column({ type: 'integer', name: 'province_type_rank_of', nullable: true })
  provinceTypeRankOf: number | null;

  @Column({ type: 'json', name: 'dimension_scores', nullable: true })
  dimensionScores: DimensionMark[] | null;

  @Column({ type: 'json', name: 'indicator_scores', nullable: true })
  indicatorScores: IndicatorMark[] | null;
}
