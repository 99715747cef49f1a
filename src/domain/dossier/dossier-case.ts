import type { DeadlineClock } from '../deadline/deadline-clock.js';
import type { TimeLimit } from '../deadline/time-limit.js';
import type { CaseFee } from './fees.js';
import type { DossierState } from './dossier-lifecycle.js';
import type { Officers } from './officers.js';
import type { LocalDay } from '../calendar/local-day.js';
import type { CaseVariant } from '../circumstances.js';
import type { Channel, ProcedureRules } from '../procedure-rules.js';
import type { CaseDelivery } from './delivery-ways.js';
import type { TimePiece } from './time-split.js';
import type { Timeliness } from '../rates/timeliness.js';
import type {
  DossierOutcome,
  PlanMarking,
  StepKind,
  StepRole,
  WorkflowPlan,
} from '../workflow/workflow-plan.js';
import type { WorkingCalendar } from '../calendar/working-calendar.js';

/** What the rules read and change of a dossier; the row has more (applicant, code, search text). */
export interface CaseDossier {
  readonly state: DossierState;
  readonly channel: Channel;
  readonly receivedAt: Date;
  readonly acceptedAt: Date | null;
  readonly originalDueAt: Date | null;
  readonly dueAt: Date | null;
  readonly promisedDueAt: Date | null;
  readonly provisional: boolean;
  /** The legal term was extended; possible once (the dossier's, not the clock's, so a restart does not renew it). */
  readonly extendedAt: Date | null;
  readonly resolvedAt: Date | null;
  readonly resolvedOn: LocalDay | null;
  readonly outcome: DossierOutcome | null;
  readonly timeliness: Timeliness | null;
  /** Whose time it was; decided at resolving, null before. */
  readonly timeSplit: readonly TimePiece[] | null;
  /** When the result came to the returning desk, a fact beside the decision; null before. */
  readonly resultAtDeskAt: Date | null;
  readonly returnedAt: Date | null;
  readonly endedAt: Date | null;
  readonly endReason: string | null;
  readonly supplementsBefore: number;
  readonly supplementsAfter: number;
  readonly marking: PlanMarking;
  /** Which result is the present one: 1, or more after a correction or a reopening. */
  readonly resultIssue: number;
  /** It was late once before it was reopened, and stays so. */
  readonly lateBefore: boolean;
}

export interface CaseStep {
  readonly no: number;
  readonly stepKey: string;
  readonly nameVi: string;
  readonly nameEn: string;
  readonly kind: StepKind;
  readonly leg: string | null;
  readonly agencyId: string;
  readonly role: StepRole;
  /** Who does it on a day when nobody of the role is there. */
  readonly coverRole: StepRole | null;
  readonly state: 'open' | 'done' | 'cancelled';
  readonly openedAt: Date;
  readonly finishedAt: Date | null;
  readonly dueAt: Date | null;
  readonly outcome: string | null;
  readonly note: string | null;
  readonly finishedBy: string | null;
  /** Who took it up, or was given it; whether he still works there is asked of `holderOf`. */
  readonly assigneeId: string | null;
  readonly assignedAt: Date | null;
}

/** A clock with its place in the dossier. */
export interface CaseClock extends DeadlineClock {
  readonly no: number;
  readonly stepNo: number | null;
  readonly leg: string | null;
  readonly ownerAgencyId: string;
  readonly calendarId: string;
  readonly deskCalendarId: string | null;
}

export interface SupplementItem {
  readonly component?: string;
  readonly description: string;
  /** Why it is asked for although it is not on the list, or a database already gives it. */
  readonly reason?: string;
}

export interface CaseSupplement {
  readonly no: number;
  readonly stage: 'before_acceptance' | 'after_acceptance';
  readonly items: readonly SupplementItem[];
  readonly reason: string;
  readonly legalBasis: string | null;
  readonly requestedAt: Date;
  /** null: an officer of the system that it was taken over from. */
  readonly requestedBy: string | null;
  readonly late: boolean;
  readonly receivedAt: Date | null;
}

export interface DossierCase {
  readonly dossier: CaseDossier;
  readonly steps: readonly CaseStep[];
  readonly clocks: readonly CaseClock[];
  readonly supplements: readonly CaseSupplement[];
  readonly fees: readonly CaseFee[];
  readonly deliveries: readonly CaseDelivery[];
}

export type DossierEventType =
  | 'details_corrected'
  | 'dossier_refiled'
  | 'refiling_proposed'
  | 'refiling_rejected'
  | 'dossier_reopened'
  | 'fee_charged'
  | 'fee_refunded'
  | 'result_at_desk'
  | 'result_correction_opened'
  | 'result_reissued'
  | 'dossier_sent_on'
  | 'dossier_taken_back'
  | 'paper_handed_over'
  | 'paper_received'
  | 'paper_missing'
  | 'paper_returned'
  | 'paper_found'
  | 'paper_hand_over_cancelled'
  | 'agency_received'
  | 'leg_acknowledged'
  | 'payment_requested'
  | 'payment_received'
  | 'clock_paused'
  | 'clock_resumed'
  | 'deadline_extended'
  | 'apology_sent'
  | 'consent_deemed'
  | 'dossier_registered'
  | 'dossier_accepted'
  | 'correction_requested'
  | 'correction_received'
  | 'dossier_not_accepted'
  | 'step_finished'
  | 'step_claimed'
  | 'step_released'
  | 'step_assigned'
  | 'step_returned'
  | 'supplement_requested'
  | 'supplement_request_refused'
  | 'supplement_received'
  | 'dossier_resolved'
  | 'result_handed_over'
  | 'dossier_withdrawn'
  | 'dossier_stopped';

export interface CaseEvent {
  readonly type: DossierEventType;
  readonly data: Readonly<Record<string, unknown>>;
}

/** What an agency asked for beyond what the law lets it ask; each was given a reason, and a supervisor sees it. */
export type Overreach = 'asked_outside_list' | 'asked_from_database';

export interface CaseFlag {
  readonly kind:
    | 'intake_response_late'
    | 'repeatedly_returned'
    | 'repeatedly_sent_back'
    | 'late_supplement_request'
    | 'apology_late'
    | 'fee_differs'
    | 'paid_in_time'
    | 'paper_missing'
    | 'refiled_to_later'
    | Overreach;
  readonly subject: string;
  readonly agencyId: string;
  readonly momentAt: Date;
  readonly detail: Readonly<Record<string, unknown>>;
}

/** xin lỗi và hẹn lại: the one new appointment of a dossier, beside the legal due moment and never instead of it. */
export interface ReAppointment {
  readonly reason: string;
  /** What the agency asks for on top, counted from the due moment. */
  readonly extra: TimeLimit;
  readonly dueAt: Date;
  readonly promisedDueAt: Date;
  /** By when the apology had to be sent (Decree 118/2025 art. 19.6). */
  readonly apologyDueAt: Date;
  readonly sentAt: Date;
  readonly late: boolean;
  /** null: signed in the system that it was taken over from. */
  readonly signedBy: string | null;
  readonly signedName: string;
}

/** What a verb decided: the case as it is now and the facts to record. */
export interface Decision {
  readonly after: DossierCase;
  readonly events: readonly CaseEvent[];
  readonly flags: readonly CaseFlag[];
  /** Only of `apologise`. */
  readonly reAppointment?: ReAppointment;
}

/** An agency and the calendar that counts its days. */
export interface AgencyTime {
  readonly agencyId: string;
  readonly calendarId: string;
  readonly calendar: WorkingCalendar;
}

/** Everything a verb may look at beside the case; loaded before it is asked. */
export interface CaseContext {
  readonly now: Date;
  readonly zone: string;
  readonly rules: ProcedureRules;
  /** With the terms and fees that are for this filing alone. */
  readonly variant: CaseVariant;
  readonly plan: WorkflowPlan;
  readonly receiving: AgencyTime;
  readonly competent: AgencyTime;
  /** Where the result is returned; its close may come before the competent agency's. */
  readonly desk: AgencyTime;
  readonly stepAgencies: ReadonlyMap<string, AgencyTime>;
  readonly legAgencies: ReadonlyMap<string, AgencyTime>;
  readonly calendars: ReadonlyMap<string, WorkingCalendar>;
  /** All the staff. */
  readonly officers: Officers;
}
