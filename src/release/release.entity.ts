import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import type { DisclosureSetting } from '../assessment-year/assessment-year.row.js';
import type { ReleaseChanges } from './release.row.js';

/** One import of one year. */
@Entity('release')
export class ReleaseEntity {
  @PrimaryGeneratedColumn('identity', { type: 'integer', generatedIdentity: 'ALWAYS' })
  id: number;

  @Column({ type: 'smallint' })
  year: number;

  @Column({ type: 'smallint' })
  number: number;

  @Column({ type: 'text', default: 'DRAFT' })
  state: string;

  @Column({ type: 'text', name: 'source_file' })
  sourceFile: string;

  @Column({ type: 'text', name: 'source_sha256' })
  sourceSha256: string;

  @Column({ type: 'text', nullable: true })
  note: string | null;

  @Column({ type: 'timestamptz', name: 'created_at', default: () => 'now()' })
  createdAt: Date;

  @Column({ type: 'text', name: 'created_by' })
  createdBy: string;

  @Column({ type: 'text', array: true, name: 'imported_by', default: () => `'{}'` })
  importedBy: string[];

  @Column({ type: 'timestamptz', name: 'approved_at', nullable: true })
  approvedAt: Date | null;

  @Column({ type: 'text', name: 'approved_by', nullable: true })
  approvedBy: string | null;

  @Column({ type: 'timestamptz', name: 'published_at', nullable: true })
  publishedAt: Date | null;

  @Column({ type: 'text', name: 'published_by', nullable: true })
  publishedBy: string | null;

  @Column({ type: 'timestamptz', name: 'public_from', nullable: true })
  publicFrom: Date | null;

  @Column({ type: 'timestamptz', name: 'public_until', nullable: true })
  publicUntil: Date | null;

  @Column({ type: 'integer', name: 'supersedes_id', nullable: true })
  supersedesId: number | null;

  @Column({ type: 'jsonb', nullable: true })
  changes: ReleaseChanges | null;

  @Column({ type: 'timestamptz', name: 'withdrawn_at', nullable: true })
  withdrawnAt: Date | null;

  @Column({ type: 'text', name: 'withdrawn_by', nullable: true })
  withdrawnBy: string | null;

  @Column({ type: 'text', name: 'withdrawal_note', nullable: true })
  withdrawalNote: string | null;

  @Column({ type: 'text', default: 'STRICT' })
  disclosure: DisclosureSetting;
}
