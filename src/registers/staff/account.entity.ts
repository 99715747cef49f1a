import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

@Entity('account')
@Index('account_username_key', ['username'], { unique: true })
@Index('account_agency_idx', ['agencyId'])
export class AccountEntity {
  @PrimaryGeneratedColumn('identity', { type: 'bigint' }) id: string;
  @Column('text') username: string;
  @Column('text') fullName: string;
  @Column('text') passwordHash: string;
  @Column('text', { array: true }) roles: string[];
  @Column('bigint', { nullable: true }) agencyId: string | null;
  @Column('boolean', { default: true }) active: boolean;
  /** Grows when the password or roles change; older tokens stop working. */
  @Column('integer', { default: 1 }) tokenGeneration: number;
  @Column({ type: 'timestamptz', precision: 3 }) createdAt: Date;
}
