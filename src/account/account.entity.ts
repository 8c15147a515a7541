import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** Who may log in, and what it may read. */
@Entity('account')
export class AccountEntity {
  @PrimaryGeneratedColumn('identity', { type: 'integer', generatedIdentity: 'ALWAYS' })
  id: number;

  @Column({ type: 'text' })
  username: string;

  @Column({ type: 'text', name: 'display_name' })
  displayName: string;

  @Column({ type: 'text', name: 'password_hash' })
  passwordHash: string;

  @Column({ type: 'text' })
  role: string;

  @Column({ type: 'text', name: 'province_code', nullable: true })
  provinceCode: string | null;

  @Column({ type: 'integer', name: 'local_government_id', nullable: true })
  localGovernmentId: number | null;

  @Column({ type: 'timestamptz', name: 'created_at', default: () => 'now()' })
  createdAt: Date;

  @Column({ type: 'timestamptz', name: 'disabled_at', nullable: true })
  disabledAt: Date | null;

  @Column({ type: 'boolean', name: 'must_change_password', default: false })
  mustChangePassword: boolean;

  @Column({ type: 'timestamptz', name: 'last_log_in_at', nullable: true })
  lastLogInAt: Date | null;
}
