import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import type { CaseFee, PaymentMethod } from '../domain/dossier/fees.js';
import { WHOLE_DONG } from '../platform/database/whole-dong.js';
import { DossierEntity } from './dossier.entity.js';

/** One line of a dossier's account: charged, requested, paid or refunded. */
@Entity('fee_entry')
@Index('fee_entry_no_key', ['dossierId', 'no'], { unique: true })
export class FeeEntryEntity {
  @PrimaryGeneratedColumn('identity', { type: 'bigint' }) id: string;
  @ForeignKey(() => DossierEntity)
  @Column('bigint')
  dossierId: string;
  @Column('smallint') no: number;
  @Column('text') kind: CaseFee['kind'];
  /** null where another notice tells the amount. */
  @Column('bigint', { nullable: true, transformer: WHOLE_DONG })
  amountDong: number | null;
  @Column('text', { nullable: true }) reason: string | null;
  @Column('text', { nullable: true }) legalBasis: string | null;
  @Column('text', { nullable: true }) reference: string | null;
  @Column('text', { nullable: true }) method: PaymentMethod | null;
  @Column('timestamp with time zone', { precision: 3 }) at: Date;
  /** null: recorded in another system. */
  @Column('bigint', { nullable: true }) by: string | null;
}
