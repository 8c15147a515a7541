import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A year of assessment (B.E.) and how its results are made. */
@Entity('assessment_year')
export class AssessmentYearEntity {
  @PrimaryColumn({ type: 'smallint' })
  year: number;

  @Column({ type: 'text', name: 'overall_method' })
  overallMethod: string;

  @Column({ type: 'numeric', precision: 5, scale: 2, name: 'pass_percent' })
  passPercent: number;

  @Column({ type: 'text', default: 'STRICT' })
  disclosure: string;
}
