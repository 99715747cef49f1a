import { Check, Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';
import type { DossierState } from '../domain/dossier/dossier-lifecycle.js';
import type { LocalDay } from '../domain/calendar/local-day.js';
import type { Channel } from '../domain/procedure-rules.js';
import type { TimePiece } from '../domain/dossier/time-split.js';
import type { Timeliness } from '../domain/rates/timeliness.js';
import type { DossierOutcome, PlanMarking } from '../domain/workflow/workflow-plan.js';

/** For whom somebody else comes (regulation: uỷ quyền, đại diện theo pháp luật, dịch vụ, nộp hộ). */
export interface StoredRepresentation {
  readonly kind: 'authorised' | 'legal' | 'service' | 'assisted';
  readonly document?: string;
}

export interface StoredApplicant {
  readonly kind: 'person' | 'organisation';
  readonly fullName: string;
  readonly identityNumber?: string;
  readonly phone?: string;
  readonly email?: string;
  readonly address?: string;
  /** Only of a representative. */
  readonly representation?: StoredRepresentation;
}

export interface StoredComponent {
  readonly key: string;
  readonly originals: number;
  readonly copies: number;
}

export interface StoredDelivery {
  readonly way: 'desk' | 'post' | 'electronic';
  readonly address?: string;
}

export const DOSSIER_SOURCES = ['desk', 'portal', 'kiosk', 'assisted', 'post', 'import'] as const;
export type DossierSource = (typeof DOSSIER_SOURCES)[number];

/** Somebody has still to do something with it, be it to hand over its result. */
export const NOT_OVER = `state NOT IN ('returned', 'not_accepted', 'withdrawn', 'stopped')`;
const OPEN = 'resolved_at IS NULL AND ended_at IS NULL';

@Entity('dossier')
@Check('dossier_resolved_whole', '(resolved_at IS NULL) = (resolved_on IS NULL)')
@Check('dossier_returned_after_resolved', 'returned_at IS NULL OR resolved_at IS NOT NULL')
@Index('dossier_code_key', ['code'], { unique: true })
@Index('dossier_external_key', ['externalSource', 'externalReference'], {
  unique: true,
  where: 'external_reference IS NOT NULL',
})
@Index('dossier_receiving_idx', ['receivingAgencyId', 'receivedOn', 'id'])
@Index('dossier_competent_idx', ['competentAgencyId', 'receivedOn', 'id'])
@Index('dossier_procedure_idx', ['procedureId', 'receivedOn', 'id'])
@Index('dossier_receiving_open_idx', ['receivingAgencyId', 'receivedOn', 'id', 'state', 'dueAt'], {
  where: NOT_OVER,
})
@Index('dossier_competent_open_idx', ['competentAgencyId', 'receivedOn', 'id', 'state', 'dueAt'], {
  where: NOT_OVER,
})
@Index('dossier_open_due_idx', ['competentAgencyId', 'dueAt'], { where: OPEN })
@Index('dossier_resolved_idx', ['resolvedOn', 'competentAgencyId'], { where: 'resolved_on IS NOT NULL' })
@Index('dossier_received_idx', ['receivedOn', 'id'])
@Index('dossier_provisional_idx', ['id'], { where: `provisional AND ${OPEN}` })
@Index('dossier_open_twin_idx', { synchronize: false })
@Index('dossier_search_idx', { synchronize: false })
@Index('dossier_code_start_idx', { synchronize: false })
@Index('dossier_reference_start_idx', { synchronize: false })
export class DossierEntity {
  @PrimaryGeneratedColumn('identity', { type: 'bigint' }) id: string;
  @Column('text') code: string;
  /** Who named it so: `portal:<username>` or `import:<mapping>`. */
  @Column('text', { nullable: true }) externalSource: string | null;
  @Column('text', { nullable: true }) externalReference: string | null;
  @Column('bigint') procedureId: string;
  @Column('bigint') versionId: string;
  @Column('text') variant: string;
  /** đối tượng nộp, one that its version knows; null: of none. */
  @Column('text', { nullable: true }) applicantClass: string | null;
  @Column('text') field: string;
  @Column('text') channel: Channel;
  @Column('text') state: DossierState;
  @Column('bigint') receivingAgencyId: string;
  @Column('bigint') competentAgencyId: string;
  @Column('jsonb') applicant: StoredApplicant;
  @Column('text', { nullable: true }) applicantIdentity: string | null;
  /** See `searchTextOf`. */
  @Column('tsvector') searchText: string;
  @Column('jsonb', { nullable: true }) representative: StoredApplicant | null;
  @Column('jsonb', { nullable: true }) resultDelivery: StoredDelivery | null;
  /** null: the officer vouches for the set. */
  @Column('jsonb', { nullable: true }) components: StoredComponent[] | null;
  @Column('timestamp with time zone', { precision: 3 }) receivedAt: Date;
  @Column('date') receivedOn: LocalDay;
  @Column('text', { nullable: true }) receivedAtReason: string | null;
  @Column('timestamp with time zone', { precision: 3, nullable: true }) acceptedAt: Date | null;
  @Column('timestamp with time zone', { precision: 3, nullable: true }) originalDueAt: Date | null;
  @Column('timestamp with time zone', { precision: 3, nullable: true }) dueAt: Date | null;
  @Column('timestamp with time zone', { precision: 3, nullable: true }) promisedDueAt: Date | null;
  @Column('boolean', { default: false }) provisional: boolean;
  @Column('timestamp with time zone', { precision: 3, nullable: true }) resolvedAt: Date | null;
  @Column('date', { nullable: true }) resolvedOn: LocalDay | null;
  @Column('text', { nullable: true }) outcome: DossierOutcome | null;
  @Column('text', { nullable: true }) timeliness: Timeliness | null;
  @Column('timestamp with time zone', { precision: 3, nullable: true }) returnedAt: Date | null;
  /** Not accepted, withdrawn or stopped at. */
  @Column('timestamp with time zone', { precision: 3, nullable: true }) endedAt: Date | null;
  @Column('text', { nullable: true }) endReason: string | null;
  @Column('smallint', { default: 0 }) supplementsBefore: number;
  @Column('smallint', { default: 0 }) supplementsAfter: number;
  @Column('jsonb') marking: PlanMarking;
  @Column('integer', { default: 1 }) version: number;
  @Column('integer', { default: 0 }) lastEventSeq: number;
  @Column('text', { default: '' }) lastEventHash: string;
  @Column('bigint', { nullable: true }) registeredBy: string | null;
  /** What an import found odd, e.g. `ends_before_start`. */
  @Column('text', { array: true, default: '{}' }) marks: string[];
  @Column('boolean', { default: false }) history: boolean;
  /** The legal term was extended, which is possible once. */
  @Column('timestamp with time zone', { precision: 3, nullable: true }) extendedAt: Date | null;
  /** How it reached us, whatever its channel: an officer may file online for somebody, a kiosk stands at the desk. */
  @Column('text', { default: 'desk' }) source: DossierSource;
  @Column('timestamp with time zone', { precision: 3, nullable: true }) resultAtDeskAt: Date | null;
  @Column('smallint', { default: 1 }) resultIssue: number;
  @Column('boolean', { default: false }) lateBefore: boolean;
  /** Whose time it was, decided when the dossier was resolved. */
  @Column('jsonb', { nullable: true }) timeSplit: TimePiece[] | null;
}
