import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { FilingChange } from '../../../domain/dossier/refile.js';
import type { DossierValues } from '../../../dossiers/dossiers.store.js';
import { WHOLE_DONG } from '../../../platform/database/whole-dong.js';

/** What a proposal tells; what is left out stays. */
export interface ProposedFiling {
  readonly procedureCode?: string;
  readonly variant?: string;
  /** null: of none. */
  readonly applicantClass?: string | null;
  /** The agency addressed. */
  readonly agencyCode?: string;
  /** Only what is told: the rest is as it is when the second person agrees. */
  readonly applicant?: Partial<DossierValues['applicant']>;
  readonly components?: NonNullable<DossierValues['components']>;
}

/** A dossier that was taken in wrongly, as one person proposes to put it right and another decides. */
@Entity('refiling')
@Index('refiling_pending_key', ['dossierId'], { unique: true, where: 'decided_at IS NULL' })
export class RefilingEntity {
  @PrimaryColumn('bigint') dossierId: string;
  @PrimaryColumn('smallint') no: number;
  @Column('jsonb') filing: ProposedFiling;
  /** As they were told to the second person. */
  @Column('jsonb') changes: readonly FilingChange[];
  @Column('text') reason: string;
  @Column('timestamp with time zone', { precision: 3 }) proposedAt: Date;
  @Column('bigint') proposedBy: string;
  @Column('text') proposedName: string;
  /** What the dossier's due moment would have become at that time. */
  @Column('timestamp with time zone', { precision: 3, nullable: true }) wouldBeDueAt: Date | null;
  /** Its fee by the rules that it would have come under, whole đồng. */
  @Column('bigint', { nullable: true, transformer: WHOLE_DONG }) wouldBeFeeDong: number | null;
  @Column('timestamp with time zone', { precision: 3, nullable: true }) decidedAt: Date | null;
  @Column('bigint', { nullable: true }) decidedBy: string | null;
  @Column('text', { nullable: true }) decidedName: string | null;
  @Column('boolean', { nullable: true }) approved: boolean | null;
  @Column('text', { nullable: true }) decisionNote: string | null;
}
